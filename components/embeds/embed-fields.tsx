'use client'
import { useTranslations } from 'next-intl'
import { useId, useMemo } from 'react'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { SuggestField } from '@/components/form/suggest-field'
import { controlClass, describedBy, FieldFrame, TextField } from '@/components/form/text-field'
import { timezoneChoices, timezoneMeant } from '@/lib/customers/choices'
import type { ConfigurationDraft, DraftField } from '@/lib/embed/configuration-draft'
import { EMBED_LANGUAGES } from '@/lib/embed/languages'

/** What is wrong with a field, in words; it names the line where there are several. */
function useFault(field: DraftField): string | undefined {
  const t = useTranslations('embeds.form.faults')
  const { formState } = useFormContext<ConfigurationDraft>()
  const error = formState.errors[field] as { message?: string } | undefined
  if (!error) return undefined
  return t(field, { value: error.message || ' ' })
}

type TextFieldName = 'name' | 'upgrade' | 'contact'

export function DraftText({ field, ...input }: { field: TextFieldName } & Partial<Parameters<typeof TextField>[0]>) {
  const t = useTranslations('embeds.form.fields')
  const { register } = useFormContext<ConfigurationDraft>()
  return <TextField label={t(field)} autoComplete="off" error={useFault(field)} {...register(field)} {...input} />
}

export function Lines({ field, rows }: { field: 'origins' | 'hiddenFeatures' | 'hiddenGrants'; rows: number }) {
  const t = useTranslations('embeds.form')
  const { register } = useFormContext<ConfigurationDraft>()
  const id = useId()
  const text = { label: t(`fields.${field}`), hint: t(`hints.${field}`), error: useFault(field) }
  return (
    <FieldFrame id={id} {...text}>
      <textarea
        {...describedBy(id, text)}
        rows={rows}
        spellCheck={false}
        autoCapitalize="off"
        className={`${controlClass} block h-auto py-1.75 font-mono text-sm`}
        {...register(field)}
      />
    </FieldFrame>
  )
}

export function Check({ field }: { field: 'isEnabled' }) {
  const t = useTranslations('embeds.form')
  const { register } = useFormContext<ConfigurationDraft>()
  return (
    <label className="flex items-baseline gap-2">
      <input type="checkbox" className="translate-y-0.5 accent-accent" {...register(field)} />
      <span>
        <span className="font-medium">{t(`fields.${field}`)}</span>
        <span className="block text-sm text-muted">{t(`hints.${field}`)}</span>
      </span>
    </label>
  )
}

export function Choices<Option extends string>({
  field,
  options,
  textOf,
  isInline = false,
}: {
  field: 'widgets' | 'languages'
  options: readonly Option[]
  textOf: (option: Option) => [name: string, text?: string]
  isInline?: boolean
}) {
  const t = useTranslations('embeds.form')
  const { register } = useFormContext<ConfigurationDraft>()
  const fault = useFault(field)
  const noteId = useId()
  return (
    <fieldset className="mb-3.5" aria-describedby={fault ? noteId : undefined}>
      <legend className="mb-1 font-medium">{t(`fields.${field}`)}</legend>
      <div className={isInline ? 'flex flex-wrap gap-x-5 gap-y-1.5' : 'grid divide-y divide-line rounded-lg border border-line'}>
        {options.map((option) => {
          const [name, text] = textOf(option)
          return (
            <label key={option} className={`flex cursor-pointer items-baseline gap-2 ${isInline ? '' : 'px-3 py-2'}`}>
              <input type="checkbox" value={option} className="translate-y-0.5 accent-accent" {...register(field)} />
              <span>
                <span className={isInline ? '' : 'font-medium'}>{name}</span>
                {text && <span className="block text-sm text-muted">{text}</span>}
              </span>
            </label>
          )
        })}
      </div>
      {fault && (
        <p id={noteId} className="mt-1 text-sm text-blocked">
          {fault}
        </p>
      )}
    </fieldset>
  )
}

/** The language for whoever's browser and page name none of the others. */
export function FallbackField() {
  const t = useTranslations('embeds.form')
  const { register, control } = useFormContext<ConfigurationDraft>()
  const id = useId()
  const chosen = useWatch({ control, name: 'languages' })
  const fallback = useWatch({ control, name: 'fallback' })
  const text = { label: t('fields.fallback'), hint: t('hints.fallback') }
  return (
    <FieldFrame id={id} {...text}>
      <select {...describedBy(id, text)} className={`${controlClass} bg-surface! text-text!`} {...register('fallback')}>
        {EMBED_LANGUAGES.filter((language) => chosen.includes(language) || language === fallback).map((language) => (
          <option key={language} value={language}>
            {t(`languages.${language}`)}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** Whose clock the dates are told by: a rule, or a zone by its name. */
export function ZoneField() {
  const t = useTranslations('embeds.form')
  const { control } = useFormContext<ConfigurationDraft>()
  const fault = useFault('timeZone')
  const zones = useMemo(() => timezoneChoices(new Date()), [])
  const rules = [
    { value: 'customer', label: t('zones.customer') },
    { value: 'visitor', label: t('zones.visitor') },
  ]
  return (
    <div className="-mb-3.5">
      <Controller
        control={control}
        name="timeZone"
        render={({ field }) => (
          <SuggestField
            label={t('fields.timeZone')}
            hint={t('hints.timeZone')}
            error={fault}
            value={field.value}
            suggestions={[...rules, ...zones]}
            meaningOf={(text) => rules.find(({ label }) => label === text.trim())?.value ?? timezoneMeant(text, zones)}
            empty={t('zones.none')}
            onChange={field.onChange}
            onBlur={field.onBlur}
          />
        )}
      />
    </div>
  )
}
