'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Icon } from './icon'
import { PlainText } from './plain-text'

const SHOWN_MS = 1500

interface Props {
  label: string
  value: string
}

function useCopy(value: string) {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>()
  const copy = async () => {
    // Refused on a page that is not focused or not https; the words then say so.
    const done = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    )
    setOutcome(done ? 'copied' : 'failed')
    setTimeout(() => setOutcome(undefined), SHOWN_MS)
  }
  return { outcome, copy }
}

function Outcome({ outcome }: { outcome: 'copied' | 'failed' | undefined }) {
  const t = useTranslations('copy')
  return (
    <>
      <Icon name={outcome === 'copied' ? 'done' : 'copy'} className="size-3 opacity-60" />
      <span role="status" className="sr-only">
        {outcome && t(outcome)}
      </span>
    </>
  )
}

/** A value as a chip that copies it. The whole value is copied, however much of it fits on the screen. */
export function CopyButton({ label, value, shows = value, isMono = false }: Props & { shows?: string; isMono?: boolean }) {
  const t = useTranslations('copy')
  const { outcome, copy } = useCopy(value)
  return (
    <button
      type="button"
      onClick={copy}
      title={t('label', { label })}
      className="inline-flex h-6 max-w-full items-center gap-1.5 rounded-md bg-sunken px-2 text-sm hover:bg-line"
    >
      <span className="sr-only">{t('label', { label })}: </span>
      <span className={`truncate ${isMono ? 'font-mono' : ''}`}>
        <PlainText>{shows}</PlainText>
      </span>
      <Outcome outcome={outcome} />
    </button>
  )
}

/** Copies a value that stands beside it. */
export function CopyIcon({ label, value }: Props) {
  const t = useTranslations('copy')
  const { outcome, copy } = useCopy(value)
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={t('label', { label })}
      title={t('label', { label })}
      className="inline-flex size-6 items-center justify-center rounded-md text-muted hover:bg-line hover:text-text"
    >
      <Outcome outcome={outcome} />
    </button>
  )
}
