'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type FieldErrors, FormProvider, type Resolver, useForm } from 'react-hook-form'
import { UnsavedGuard } from '@/components/form/unsaved-guard'
import { Button, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { EmbedConfiguration } from '@/lib/embed/configuration'
import { type ConfigurationDraft, configurationOf, draftOf, faultsOf } from '@/lib/embed/configuration-draft'
import { EMBED_LANGUAGES } from '@/lib/embed/languages'
import { WIDGETS } from '@/lib/embed/widgets'
import { Check, Choices, DraftText, FallbackField, Lines, ZoneField } from './embed-fields'

interface Props {
  /** What it begins with, and what stays of it: the theme, which has a designer of its own. */
  begun: EmbedConfiguration
  submit: string
  isSaving: boolean
  /** Why it was not saved. */
  notice?: ReactNode
  cancelHref: string
  onSave: (configuration: EmbedConfiguration) => void
}

const resolver: Resolver<ConfigurationDraft, EmbedConfiguration> = (draft, begun) => {
  if (!begun) throw new Error('The form needs what it began with')
  const errors: FieldErrors<ConfigurationDraft> = {}
  for (const [field, named] of faultsOf(configurationOf(draft, begun.theme)))
    errors[field] = { type: 'invalid', message: named } as never
  return Object.keys(errors).length > 0 ? { values: {}, errors } : { values: draft, errors: {} }
}

/** Everything of a configuration but its look. The same for a new one and for one that is changed. */
export function EmbedForm({ begun, submit, isSaving, notice, cancelHref, onSave }: Props) {
  const t = useTranslations('embeds.form')
  const names = useTranslations('embeds.widgets')
  const form = useForm<ConfigurationDraft, EmbedConfiguration>({
    defaultValues: draftOf(begun),
    mode: 'onTouched',
    context: begun,
    resolver,
  })
  const { isDirty } = form.formState
  return (
    <FormProvider {...form}>
      {isDirty && !isSaving && <UnsavedGuard />}
      <form
        noValidate
        onSubmit={form.handleSubmit((draft) => onSave(configurationOf(draft, begun.theme)))}
        className="grid grid-cols-[minmax(0,1fr)] gap-3.5"
      >
        <Card title={t('general')}>
          <DraftText field="name" maxLength={80} />
          <Lines field="origins" rows={3} />
          <Check field="isEnabled" />
        </Card>
        <Card title={t('shown')}>
          <Choices field="widgets" options={WIDGETS} textOf={(widget) => [names(widget), t(`widgetTexts.${widget}`)]} />
          <Lines field="hiddenFeatures" rows={2} />
          <div className="-mb-3.5">
            <Lines field="hiddenGrants" rows={2} />
          </div>
        </Card>
        <Card title={t('words')}>
          <Choices field="languages" options={EMBED_LANGUAGES} textOf={(language) => [t(`languages.${language}`)]} isInline />
          <FallbackField />
          <ZoneField />
        </Card>
        <Card title={t('links')}>
          <p className="mb-3 text-muted">{t('linksText')}</p>
          <DraftText field="upgrade" inputMode="url" placeholder="https://" />
          <div className="-mb-3.5">
            <DraftText field="contact" inputMode="url" placeholder="https://" />
          </div>
        </Card>
        {notice}
        <div className="flex justify-end gap-2">
          <Link href={cancelHref} prefetch={false} className={buttonClass()}>
            {t('cancel')}
          </Link>
          <Button look="primary" type="submit" disabled={isSaving}>
            {isSaving ? t('saving') : submit}
          </Button>
        </div>
      </form>
    </FormProvider>
  )
}
