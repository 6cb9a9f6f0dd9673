import type { ReactNode } from 'react'
import { PlainText } from './plain-text'

/**
 * Names and values in two columns, the first as wide as its longest name, up to half of what there is. A value the API did not send is
 * said to be missing, not left blank.
 */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[fit-content(50%)_minmax(0,1fr)] gap-x-3 gap-y-1.75">{children}</dl>
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
    <div className="col-span-2 grid grid-cols-subgrid">
      <dt className="min-w-26 text-muted wrap-anywhere sm:min-w-29.5">
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
