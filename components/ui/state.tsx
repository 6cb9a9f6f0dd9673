import type { ReactNode } from 'react'

const SIGNS = {
  fine: 'rounded-full bg-fine',
  off: 'rounded-full border-[1.5px] border-muted',
  stopped: 'bg-blocked',
}

/** A state in a word and a shape, never by colour alone: round is fine, hollow is off, square is stopped. */
export function State({ sign, children }: { sign: keyof typeof SIGNS; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className={`size-2 ${SIGNS[sign]}`} />
      {children}
    </span>
  )
}
