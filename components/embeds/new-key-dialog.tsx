'use client'
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { ShownOnce } from '@/components/ui/shown-once'
import { type NewKey, newKeyBody } from '@/lib/embed/configuration'
import type { Widget } from '@/lib/embed/widgets'
import { embedMutations } from '@/lib/queries/embeds'
import { EmbedRefusal } from './embed-refusal'

interface Props {
  configurationId: string
  /** Those of the configuration: a key for others would mint nothing. */
  widgets: Widget[]
  onClose: () => void
}

/** Asks what a key is for, then shows it, this once. */
export function NewKeyDialog({ configurationId, widgets, onClose }: Props) {
  const t = useTranslations('embeds.newKey')
  const names = useTranslations('embeds.widgets')
  const make = useMutation(embedMutations.makeKey(configurationId))
  const { register, handleSubmit, formState } = useForm<NewKey>({
    resolver: standardSchemaResolver(newKeyBody),
    defaultValues: { name: '', widgets },
  })
  if (make.data)
    return (
      <Dialog
        title={t('readyTitle')}
        description={t('ready')}
        width="wide"
        isOpen
        isAlert
        onClose={onClose}
        actions={
          <Button look="primary" onClick={onClose}>
            {t('done')}
          </Button>
        }
      >
        <ShownOnce label={t('key')} value={make.data.key} once={t('once')} copy={t('copy')} />
      </Dialog>
    )
  return (
    <Dialog
      title={t('title')}
      description={t('text')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form="new-key" disabled={make.isPending}>
            {make.isPending ? t('working') : t('submit')}
          </Button>
        </>
      }
    >
      <form id="new-key" noValidate onSubmit={handleSubmit((given) => make.mutate(given))} className="grid gap-1">
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          autoComplete="off"
          maxLength={80}
          error={formState.errors.name && t('nameMissing')}
          {...register('name')}
        />
        <fieldset>
          <legend className="mb-1 font-medium">{t('widgets')}</legend>
          <div className="grid gap-1.5">
            {widgets.map((widget) => (
              <label key={widget} className="flex items-baseline gap-2">
                <input type="checkbox" value={widget} className="translate-y-0.5 accent-accent" {...register('widgets')} />
                {names(widget)}
              </label>
            ))}
          </div>
          {formState.errors.widgets && <p className="mt-1 text-sm text-blocked">{t('widgetsMissing')}</p>}
        </fieldset>
        {make.isError && (
          <div className="mt-3">
            <Notice look="trouble">
              <EmbedRefusal error={make.error} />
            </Notice>
          </div>
        )}
      </form>
    </Dialog>
  )
}
