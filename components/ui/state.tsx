import type { ReactNode } from 'react'

const SIGNS = {
  fine: 'rounded-full bg-fine',
  off: 'rounded-full border-[1.5px] border-muted',
  near: 'rotate-45 scale-90 rounded-[1.5px] bg-near',
  over: 'bg-soft-over [clip-path:polygon(50%_0,100%_100%,0_100%)]',
  stopped: 'bg-blocked',
  unknown: 'rounded-xs border-y-3 border-transparent bg-muted bg-clip-content',
}

const WORDS = { fine: '', off: '', near: 'text-near', over: 'text-soft-over', stopped: 'text-blocked', unknown: 'text-muted' }

export type Sign = keyof typeof SIGNS

/**
 * A state in a word and a shape, never by colour alone: round is fine, hollow is off, a diamond is near, a triangle has passed a soft
 * limit, a square is stopped or failed, a dash is not known.
 */
export function State({ sign, children }: { sign: Sign; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${WORDS[sign]}`}>
      <span aria-hidden="true" className={`size-2 shrink-0 forced-color-adjust-none ${SIGNS[sign]}`} />
      {children}
    </span>
  )
}
