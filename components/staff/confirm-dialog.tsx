'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { Refusal } from './refusal'

interface Props {
  title: string
  text: string
  /** What the button says: the act, not “OK”. */
  act: string
  change: { isPending: boolean; error: Error | null; mutate: () => void }
  onClose: () => void
}

/** Asks before something that is easily undone but not by the one it is done to. */
export function ConfirmDialog({ title, text, act, change, onClose }: Props) {
  const t = useTranslations('team.confirm')
  return (
    <Dialog
      title={title}
      description={text}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" disabled={change.isPending} onClick={change.mutate}>
            {change.isPending ? t('working') : act}
          </Button>
        </>
      }
    >
      {change.error && (
        <Notice look="trouble">
          <Refusal error={change.error} />
        </Notice>
      )}
    </Dialog>
  )
}
