'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'
import { Notice } from './notice'

interface Props {
  title: string
  text: string
  /** What the button says: the act, not “OK”. */
  act: string
  /** Of what cannot be taken back. */
  isDanger?: boolean
  isPending: boolean
  /** Why it was refused. */
  failure: ReactNode
  onConfirm: () => void
  onClose: () => void
}

/** Asks before an act that concerns others, and says when it was refused. What destroys work asks for more (components/form/typed-confirmation). */
export function ConfirmDialog({ title, text, act, isDanger = false, isPending, failure, onConfirm, onClose }: Props) {
  const t = useTranslations('dialog')
  return (
    <Dialog
      title={title}
      description={text}
      isOpen
      isAlert={isDanger}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look={isDanger ? 'danger' : 'primary'} disabled={isPending} onClick={onConfirm}>
            {isPending ? t('working') : act}
          </Button>
        </>
      }
    >
      {failure && <Notice look="trouble">{failure}</Notice>}
    </Dialog>
  )
}
