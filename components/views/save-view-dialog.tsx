'use client'
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { TextField } from '@/components/form/text-field'
import { useBilling } from '@/components/layout/billing-provider'
import { useMay } from '@/components/layout/staff-provider'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { viewMutations } from '@/lib/queries/views'
import { type SavedView, viewBody } from '@/lib/views/saved-view'
import * as z from '@/lib/zod'

const form = z.pick(viewBody, { name: true, isShared: true })

interface Props {
  /** The one to change; absent for a new one. */
  view: SavedView | undefined
  search: string
  arrangement: string
  onClose: () => void
  onSaved: (id: string) => void
}

/** Names what is on the screen, columns included, so that it can be found again. */
export function SaveViewDialog({ view, search, arrangement, onClose, onSaved }: Props) {
  const t = useTranslations('views')
  const { environment } = useBilling()
  const mayShare = useMay('views:share')
  const create = useMutation(viewMutations.create(environment))
  const change = useMutation(viewMutations.change(environment))
  const { register, handleSubmit, formState } = useForm({
    resolver: standardSchemaResolver(form),
    defaultValues: { name: view?.name ?? '', isShared: view?.isShared ?? false },
  })
  const isSaving = create.isPending || change.isPending
  const save = handleSubmit((given) => {
    const saved = { ...given, search, arrangement }
    if (view) change.mutate({ id: view.id, ...saved }, { onSuccess: () => onSaved(view.id) })
    else create.mutate(saved, { onSuccess: ({ id }) => onSaved(id) })
  })
  return (
    <Dialog
      title={view ? t('saveChanges') : t('saveNew')}
      description={t('whatIsSaved')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form="save-view" disabled={isSaving}>
            {isSaving ? t('saving') : t('save')}
          </Button>
        </>
      }
    >
      <form id="save-view" noValidate onSubmit={save}>
        <TextField
          label={t('name')}
          autoComplete="off"
          maxLength={80}
          error={formState.errors.name && t('nameMissing')}
          {...register('name')}
        />
        {mayShare && (
          <label className="flex items-center gap-2">
            <input type="checkbox" className="accent-accent" {...register('isShared')} />
            {t('shareWithAll')}
          </label>
        )}
        {(create.isError || change.isError) && (
          <div className="mt-3">
            <Notice look="trouble">{t('failed')}</Notice>
          </div>
        )}
      </form>
    </Dialog>
  )
}
