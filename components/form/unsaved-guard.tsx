'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

/** What leaving would lose: a link of ours that was followed, or a step back. */
type Leaving = { href: string } | 'back'

/**
 * Keeps unsaved work from being lost by a link, Back, a reload or a closed tab. Rendered while there is something to lose.
 * The framework offers no way to stop a step back, so an entry of the same address lies on top of the page's: Back takes that one away,
 * and the page is still there to ask. `useLeave` takes it away before a page leaves by itself.
 */
export function UnsavedGuard() {
  const t = useTranslations('unsaved')
  const router = useRouter()
  const [leaving, setLeaving] = useState<Leaving>()
  const stayRef = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      const href = hrefToGuard(event)
      if (!href) return
      event.preventDefault()
      event.stopPropagation()
      setLeaving({ href })
    }
    const onPop = () => {
      if (!guard.isUp || isGuardEntry()) return
      guard.isUp = false
      setLeaving('back')
    }
    window.addEventListener('beforeunload', onUnload)
    window.addEventListener('popstate', onPop)
    document.addEventListener('click', onClick, true)
    raiseGuard()
    return () => {
      window.removeEventListener('beforeunload', onUnload)
      window.removeEventListener('popstate', onPop)
      document.removeEventListener('click', onClick, true)
    }
  }, [])

  if (!leaving) return null
  const stay = () => {
    raiseGuard()
    setLeaving(undefined)
  }
  const leave = async () => {
    setLeaving(undefined)
    await lowerGuard()
    if (leaving === 'back') window.history.back()
    else router.push(leaving.href)
  }
  return (
    <Dialog
      title={t('title')}
      description={t('text')}
      isOpen
      isAlert
      onClose={stay}
      initialFocus={stayRef}
      actions={
        <>
          <Button onClick={leave}>{t('leave')}</Button>
          <Button look="primary" onClick={stay} ref={stayRef}>
            {t('stay')}
          </Button>
        </>
      }
    />
  )
}

/** One a tab, as its history is one. */
const guard = { isUp: false }
const MARK = 'unsavedWork'
const isGuardEntry = () => Boolean((window.history.state as Record<string, unknown> | null)?.[MARK])

function raiseGuard(): void {
  if (guard.isUp) return
  guard.isUp = true
  window.history.pushState({ [MARK]: true }, '')
}

/** Settles when the history is as it was before the guard. */
function lowerGuard(): Promise<void> {
  if (!guard.isUp) return Promise.resolve()
  guard.isUp = false
  return new Promise((resolve) => {
    window.addEventListener('popstate', () => resolve(), { once: true })
    window.history.back()
  })
}

/** Leaves for another page of ours, in place of this one: after a save, Back leads to where the form was opened. */
export function useLeave(): (href: string) => Promise<void> {
  const router = useRouter()
  return async (href) => {
    await lowerGuard()
    router.replace(href)
  }
}

/** The address of a plain click on a link of ours that leaves the page. */
function hrefToGuard(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.hasAttribute('download')) return undefined
  const url = new URL(link.href)
  const isHere = url.pathname === window.location.pathname && url.search === window.location.search
  return url.origin === window.location.origin && !isHere ? `${url.pathname}${url.search}${url.hash}` : undefined
}
