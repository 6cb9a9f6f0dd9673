import { type ReactNode, useId } from 'react'
import { buttonClass } from './button'

/** A button that does nothing yet and says why: it can be reached by keyboard, and the reason stands beside it on hover and focus. */
export function UnavailableButton({
  reason,
  className = '',
  children,
}: {
  reason: string
  className?: string
  children: ReactNode
}) {
  const id = useId()
  return (
    <span className={`group relative inline-flex ${className}`}>
      <button type="button" aria-disabled="true" aria-describedby={id} className={buttonClass()}>
        {children}
      </button>
      <span
        id={id}
        role="tooltip"
        className="pointer-events-none invisible absolute top-full right-0 z-20 mt-1.5 w-64 rounded-md bg-surface px-3 py-2 text-sm text-text shadow-float group-focus-within:visible group-hover:visible"
      >
        {reason}
      </span>
    </span>
  )
}
