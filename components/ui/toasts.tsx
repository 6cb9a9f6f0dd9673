'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'

/** A message that passes: what was done, and where to see it. Nothing that must be read stands in one. */
export interface ToastMessage {
  text: string
  link?: { href: string; label: string }
  /** The path of the page that it is shown on, for one that another page leaves behind: it waits until that page is there. */
  on?: string
}

const waiting: ToastMessage[] = []
let onToast: (() => void) | undefined

export function toast(message: ToastMessage): void {
  waiting.push(message)
  onToast?.()
}

/** Where messages appear; once a console. The package is loaded with the first message. */
export function Toasts() {
  const t = useTranslations('toasts')
  const path = usePathname()
  const [sonner, setSonner] = useState<typeof import('sonner')>()
  useEffect(() => {
    const show = () => {
      if (!sonner) {
        // When it cannot be loaded the message is lost, and what it tells of stands on the page.
        loadSonner().then(setSonner, () => undefined)
        return
      }
      const due = waiting.filter(({ on }) => on === undefined || on === path)
      for (const message of due) waiting.splice(waiting.indexOf(message), 1)
      for (const { text, link } of due)
        sonner.toast(
          <span className="wrap-anywhere">
            {text}
            {link && (
              <Link href={link.href} prefetch={false} className="ml-2 font-medium text-accent underline">
                {link.label}
              </Link>
            )}
          </span>,
        )
    }
    onToast = show
    if (waiting.length > 0) show()
    return () => {
      onToast = undefined
    }
  }, [sonner, path])
  if (!sonner) return null
  return (
    <sonner.Toaster
      position="bottom-right"
      containerAriaLabel={t('label')}
      mobileOffset={{ bottom: 68, left: 8, right: 8 }}
      duration={8000}
      closeButton
      toastOptions={{
        unstyled: true,
        closeButtonAriaLabel: t('close'),
        classNames: {
          toast: 'flex w-full items-center gap-3 rounded-lg bg-surface py-3 pr-3 pl-4 text-text shadow-float sm:w-89',
          content: 'order-1 min-w-0 flex-1',
          closeButton: 'order-2 grid size-6 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken hover:text-text',
        },
      }}
    />
  )
}

/** The package adds its style sheet as an element when it is loaded; the CSP takes one with the page's nonce alone, so it gets that. */
async function loadSonner() {
  const nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce
  const { createElement } = document
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = createElement.call(document, name, options)
    if (nonce && name === 'style') element.nonce = nonce
    return element
  }
  try {
    return await import('sonner')
  } finally {
    document.createElement = createElement
  }
}
