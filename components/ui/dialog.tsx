'use client'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Dialog as Primitive } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import type { ReactNode, RefObject } from 'react'
import { buttonClass } from './button'
import { Icon } from './icon'

const WIDTHS = { narrow: 'sm:w-105', wide: 'sm:w-160', page: 'sm:w-225' }

interface Props {
  title: ReactNode
  /** What it is about, in a sentence. */
  description?: ReactNode
  isOpen: boolean
  /** Asked for by Escape, the close button or a click beside it. */
  onClose: () => void
  width?: keyof typeof WIDTHS
  /** Asks before something that cannot be undone: a click beside it does not close it. */
  isAlert?: boolean
  /** What has the focus when it opens; else the first control. */
  initialFocus?: RefObject<HTMLElement | null>
  /** Its buttons; they stay in view while the rest scrolls. */
  actions?: ReactNode
  children?: ReactNode
}

/** A question or a form over the page: keeps the focus, gives it back, fills the screen of a phone. Load it when first needed. */
export function Dialog({
  title,
  description,
  isOpen,
  onClose,
  width = 'narrow',
  isAlert = false,
  initialFocus,
  actions,
  children,
}: Props) {
  const t = useTranslations('dialog')
  return (
    <CSPProvider disableStyleElements>
      <Primitive.Root open={isOpen} onOpenChange={(open) => !open && onClose()} disablePointerDismissal={isAlert}>
        <Primitive.Portal>
          <Primitive.Backdrop className="fixed inset-0 z-30 bg-scrim transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0" />
          <Primitive.Popup
            role={isAlert ? 'alertdialog' : 'dialog'}
            {...(initialFocus && { initialFocus })}
            className={`fixed inset-x-0 bottom-0 z-30 flex max-h-[calc(100dvh-16px)] flex-col rounded-t-lg bg-surface text-text shadow-float outline-none transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:max-h-[calc(100dvh-64px)] sm:max-w-[calc(100vw-32px)] sm:-translate-1/2 sm:rounded-lg ${WIDTHS[width]}`}
          >
            <div className="flex items-start gap-3 px-5 pt-4 pb-3">
              <div className="min-w-0">
                <Primitive.Title className="text-lg font-bold tracking-[-0.01em] wrap-anywhere">{title}</Primitive.Title>
                {description && (
                  <Primitive.Description className="mt-1 text-muted wrap-anywhere">{description}</Primitive.Description>
                )}
              </div>
              <Primitive.Close aria-label={t('close')} className={`${buttonClass('quiet')} -mt-1 -mr-2 ml-auto w-8 px-0`}>
                <Icon name="close" />
              </Primitive.Close>
            </div>
            <div className="min-h-0 overflow-y-auto overscroll-contain px-5 pb-4">{children}</div>
            {actions && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{actions}</div>}
          </Primitive.Popup>
        </Primitive.Portal>
      </Primitive.Root>
    </CSPProvider>
  )
}
