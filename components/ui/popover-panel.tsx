'use client'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Popover } from '@base-ui/react/popover'
import type { ReactNode, RefObject } from 'react'

interface Props {
  /** For those who cannot see it. */
  label: string
  anchor: RefObject<HTMLElement | null>
  isOpen: boolean
  onClose: () => void
  align?: 'start' | 'end'
  children: ReactNode
}

/** What floats beside a button. `PopoverButton` brings button and panel together and loads this when first asked for. */
export function PopoverPanel({ label, anchor, isOpen, onClose, align = 'start', children }: Props) {
  return (
    <CSPProvider disableStyleElements>
      <Popover.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
        <Popover.Portal>
          <Popover.Positioner anchor={anchor} align={align} sideOffset={6} collisionPadding={8} className="z-20">
            <Popover.Popup
              aria-label={label}
              finalFocus={anchor}
              className="flex max-h-(--available-height) max-w-[calc(100vw-16px)] flex-col overflow-y-auto overscroll-contain rounded-lg bg-surface text-text shadow-float outline-none transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0"
            >
              {children}
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </CSPProvider>
  )
}
