import type { ReactNode } from 'react'

const SIGNS = {
  fine: 'before:rounded-full before:bg-fine',
  off: 'before:rounded-full before:border-[1.5px] before:border-muted',
  near: 'text-near before:rotate-45 before:scale-90 before:rounded-[1.5px] before:bg-near',
  over: 'text-soft-over before:bg-soft-over before:[clip-path:polygon(50%_0,100%_100%,0_100%)]',
  stopped: 'text-blocked before:bg-blocked',
  unknown: 'text-muted before:rounded-xs before:border-y-3 before:border-transparent before:bg-muted before:bg-clip-content',
}

export type Sign = keyof typeof SIGNS

/**
 * A state in a word and a shape, never by colour alone: round is fine, hollow is off, a diamond is near, a triangle has passed a soft
 * limit, a square is stopped or failed, a dash is not known. The shape has no node of its own: a page shows a hundred of them.
 */
export function State({ sign, children }: { sign: Sign; children: ReactNode }) {
  return <span className={`state ${SIGNS[sign]}`}>{children}</span>
}
