'use client'
import { useTranslations } from 'next-intl'
import { Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { Icon } from '@/components/ui/icon'
import { onDemand } from '@/components/ui/on-demand'

const Palette = onDemand(() => import('./palette').then(({ Palette }) => Palette))

/** Opens the palette, as Ctrl-K and ⌘K do on every page. Its code comes with the first use. */
export function PaletteButton({ environments }: { environments: string[] }) {
  const t = useTranslations('palette')
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  const isMac = useIsMac()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setState((current) => (current === 'open' ? 'closed' : 'open'))
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        aria-label={t('open')}
        onClick={() => setState('open')}
        className="flex items-center gap-2.25 rounded-md border border-line bg-surface px-2.25 py-1.5 text-muted hover:text-text lg:mt-2"
      >
        <Icon name="search" className="size-3.75" />
        <span className="max-lg:hidden">{t('face')}</span>
        <kbd className="ml-auto font-mono text-xs max-lg:hidden">{isMac ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      {state !== 'never' && (
        <Suspense>
          <Palette isOpen={state === 'open'} environments={environments} onClose={() => setState('closed')} />
        </Suspense>
      )}
    </>
  )
}

const never = () => () => {}
const useIsMac = () =>
  useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  )
