import { useId } from 'react'
import type { Sign } from './state'

const FILLS: Partial<Record<Sign, string>> = { near: 'fill-near', stopped: 'fill-blocked' }

/** Where 100 % stands on a bar that runs to 120 %. */
const FULL = 100 / 1.2
/** So that a use of almost nothing can be seen. */
const LEAST = 0.8

/**
 * How much of a limit was used: to 120 % of it, with a tick at 100 % and hatching beyond. Only the drawing ends there; the words that
 * stand beside it say the rest, so it is hidden from those who hear them. Drawn as SVG, since the CSP takes no style attribute.
 */
export function LimitBar({ share, sign, className = '' }: { share: number; sign: Sign; className?: string }) {
  const hatch = useId()
  const within = share > 0 ? Math.max(Math.min(share, 1) * FULL, LEAST) : 0
  const beyond = Math.max(0, Math.min(share, 1.2) - 1) * FULL
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      height="12"
      className={`block w-full min-w-16 overflow-visible rtl:-scale-x-100 ${className}`}
    >
      <rect y="3" width="100%" height="6" rx="3" className="fill-track" />
      {within > 0 && <rect y="3" width={`${within}%`} height="6" rx="3" className={FILLS[sign] ?? 'fill-fine'} />}
      {beyond > 0 && (
        <>
          <pattern
            id={hatch}
            className={sign === 'stopped' ? 'text-blocked' : 'text-soft-over'}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="5" height="5" className="fill-current opacity-40" />
            <rect width="2.5" height="5" className="fill-current" />
          </pattern>
          <rect x={`${FULL}%`} y="3" width={`${beyond}%`} height="6" fill={`url(#${hatch})`} />
        </>
      )}
      <line x1={`${FULL}%`} x2={`${FULL}%`} y1="0" y2="12" className="stroke-text" strokeWidth="1.5" />
    </svg>
  )
}
