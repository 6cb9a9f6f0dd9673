'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { indentedJson } from '@/lib/format/json-text'
import { CopyIcon } from './copy-button'
import { PlainText } from './plain-text'

/** A JSON text, to read with a member a line, and to copy. */
export function JsonText({ label, json }: { label: string; json: string }) {
  const t = useTranslations('json')
  const text = useMemo(() => indentedJson(json), [json])
  return (
    <div className="relative border-t border-line">
      <span className="absolute top-2 right-3">
        <CopyIcon label={t('of', { label })} value={text} />
      </span>
      <section
        aria-label={t('of', { label })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-120 overflow-auto px-4 py-3 pr-12 font-mono text-sm whitespace-pre-wrap wrap-anywhere"
      >
        <PlainText>{text}</PlainText>
      </section>
    </div>
  )
}
