import type { ReactNode } from 'react'
import { PlainText } from './plain-text'

/** Names and values in two columns. A value the API did not send is said to be missing, not left blank. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid gap-y-1.75">{children}</dl>
}

export function Fact({
  name,
  missing,
  isMono = false,
  children,
}: {
  name: string
  missing: string
  isMono?: boolean
  children: ReactNode
}) {
  const isMissing = children === undefined || children === null || children === ''
  return (
    <div className="grid grid-cols-[104px_minmax(0,1fr)] sm:grid-cols-[150px_minmax(0,1fr)] gap-3">
      <dt className="text-muted wrap-anywhere">
        <PlainText>{name}</PlainText>
      </dt>
      <dd className={`wrap-anywhere whitespace-pre-wrap ${isMono && !isMissing ? 'font-mono text-sm' : ''}`}>
        {isMissing ? (
          <span className="text-muted">{missing}</span>
        ) : typeof children === 'string' ? (
          <PlainText>{children}</PlainText>
        ) : (
          children
        )}
      </dd>
    </div>
  )
}
