import type { ReactNode } from 'react'
import { CopyButton } from './copy-button'
import { Notice } from './notice'

interface Props {
  /** What it is, such as “One-time link”. */
  label: string
  value: string
  /** That it is not shown again. */
  once: string
  /** On the button. */
  copy: string
  /** Beside the button. */
  note?: ReactNode
}

/** A secret that is shown this once, to be taken away. */
export const ShownOnce = ({ label, value, once, copy, note }: Props) => (
  <div className="grid gap-2.5">
    <Notice look="attention">{once}</Notice>
    <textarea
      readOnly
      rows={2}
      aria-label={label}
      value={value}
      onFocus={(event) => event.currentTarget.select()}
      className="resize-none rounded-md border border-line bg-sunken px-2.5 py-2 font-mono text-xs break-all"
    />
    <div className="flex flex-wrap items-center justify-between gap-2 text-sm text-muted">
      <span>{note}</span>
      <CopyButton label={label} value={value} shows={copy} />
    </div>
  </div>
)
