'use client'
import { type ComponentProps, type ReactNode, Suspense, useRef, useState } from 'react'
import { Button } from './button'
import { onDemand } from './on-demand'

const PopoverPanel = onDemand(() => import('./popover-panel').then(({ PopoverPanel }) => PopoverPanel))

interface Props extends Pick<ComponentProps<typeof Button>, 'look' | 'className' | 'disabled' | 'title' | 'aria-keyshortcuts'> {
  /** The panel's name, and the button's where it shows none. */
  label: string
  /** What the button shows. */
  face: ReactNode
  align?: 'start' | 'end'
  /** What floats beside it, loaded lazily by whoever gives it. */
  children: (close: () => void) => ReactNode
}

/** A button and what floats beside it. Neither the floating nor what is in it is loaded before the first click. */
export function PopoverButton({ label, face, align, children, ...button }: Props) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  const close = () => setState('closed')
  return (
    <>
      <Button
        {...button}
        ref={anchor}
        aria-haspopup="dialog"
        aria-expanded={state === 'open'}
        aria-label={typeof face === 'string' ? undefined : label}
        onClick={() => setState(state === 'open' ? 'closed' : 'open')}
      >
        {face}
      </Button>
      {state !== 'never' && (
        <Suspense>
          <PopoverPanel label={label} anchor={anchor} align={align} isOpen={state === 'open'} onClose={close}>
            <Suspense fallback={<div className="h-24 w-60" />}>{children(close)}</Suspense>
          </PopoverPanel>
        </Suspense>
      )}
    </>
  )
}
