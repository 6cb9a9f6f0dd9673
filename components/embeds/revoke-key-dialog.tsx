'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'

interface Props {
  name: string
  isRevoking: boolean
  failure: ReactNode
  onRevoke: () => void
  onClose: () => void
}

/** Asks before a portal's server loses its key. */
export function RevokeKeyDialog({ name, isRevoking, failure, onRevoke, onClose }: Props) {
  const t = useTranslations('embeds.revokeKey')
  return (
    <Dialog
      title={t('title', { name })}
      description={t('text')}
      isOpen
      isAlert
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="danger" disabled={isRevoking} onClick={onRevoke}>
            {isRevoking ? t('working') : t('act')}
          </Button>
        </>
      }
    >
      {failure && <Notice look="trouble">{failure}</Notice>}
    </Dialog>
  )
}
