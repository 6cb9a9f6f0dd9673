'use client'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeliberateButton, TypedConfirmation, useArmed } from '@/components/form/typed-confirmation'
import { useLeave } from '@/components/form/unsaved-guard'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import type { StoredConfiguration } from '@/lib/embed/configuration'
import { embedMutations } from '@/lib/queries/embeds'
import { routes } from '@/lib/routes'
import { EmbedRefusal } from './embed-refusal'

/** Asks for the name to be typed: portals that show it stay empty afterwards. */
export function RemoveDialog({ stored, onClose }: { stored: StoredConfiguration; onClose: () => void }) {
  const t = useTranslations('embeds.remove')
  const leave = useLeave()
  const isArmed = useArmed()
  const [typed, setTyped] = useState('')
  const { name } = stored.configuration
  const remove = useMutation({
    ...embedMutations.remove(stored.id),
    onSuccess: () => void leave(routes.settings.embeds(stored.environment)),
  })
  return (
    <Dialog
      title={t('title', { name })}
      description={t('consequence')}
      isOpen
      isAlert
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <DeliberateButton
            look="danger"
            disabled={!isArmed || typed !== name || remove.isPending || remove.isSuccess}
            onClick={() => remove.mutate()}
          >
            {remove.isPending ? t('working') : t('act')}
          </DeliberateButton>
        </>
      }
    >
      {remove.isError && (
        <div className="mb-3">
          <Notice look="trouble">
            <EmbedRefusal error={remove.error} />
          </Notice>
        </div>
      )}
      <TypedConfirmation label={t('type')} wanted={name} typed={typed} onType={setTyped} />
    </Dialog>
  )
}
