'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { type ComponentProps, type ReactNode, useMemo } from 'react'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { SuggestField } from '@/components/form/suggest-field'
import { TextField } from '@/components/form/text-field'
import { countryChoices, countryMeant, timezoneChoices, timezoneMeant } from '@/lib/customers/choices'
import type { NewCustomerDraft } from '@/lib/customers/draft'
import { FIELD_LIMITS, type TextField as Field, roomIn } from '@/lib/customers/field-rules'
import { useFaultWords } from './fault-words'

/** From here on a field says how much is left. */
const WORTH_COUNTING = 0.8

interface Props extends Omit<ComponentProps<'input'>, 'name'> {
  name: Field
  /** The text the customer has; absent for a new one. */
  before?: string | undefined
  hint?: ReactNode
  after?: ReactNode
}

/** One text of the draft with its rule at the field: what is wrong, what is left, what cannot be cleared. */
export function DraftText({ name, before, hint, after, ...input }: Props) {
  const t = useTranslations('customerForm')
  const { register, control } = useFormContext<NewCustomerDraft>()
  const text = useWatch({ control, name })
  const words = useFaultWords()
  return (
    <TextField
      label={t(`fields.${name}`)}
      aside={<Aside name={name} text={text} />}
      hint={hint ?? (before && FIELD_LIMITS[name].isKept && name !== 'name' ? t('kept') : undefined)}
      error={words(name, text, before)}
      after={after}
      spellCheck={false}
      {...input}
      {...register(name)}
    />
  )
}

function Aside({ name, text }: { name: Field; text: string }) {
  const t = useTranslations('customerForm')
  const format = useFormatter()
  const { unit, now, most } = roomIn(name, text)
  if (now >= most * WORTH_COUNTING && name !== 'addressCountry')
    return (
      <span className={`figures text-sm ${now > most ? 'text-blocked' : 'text-muted'}`}>
        {t(`room.${unit}`, { now: format.number(now), most: format.number(most) })}
      </span>
    )
  if (FIELD_LIMITS[name].isRequired) return <span className="text-sm text-muted">{t('required')}</span>
  return null
}

export function CountryField({ before }: { before?: string | undefined }) {
  const t = useTranslations('customerForm')
  const words = useFaultWords()
  const { control } = useFormContext<NewCustomerDraft>()
  const choices = useMemo(() => countryChoices('en'), [])
  return (
    <Controller
      control={control}
      name="addressCountry"
      render={({ field }) => (
        <SuggestField
          label={t('fields.addressCountry')}
          hint={before ? t('kept') : undefined}
          error={words('addressCountry', field.value, before)}
          suggestions={choices}
          meaningOf={(text) => countryMeant(text, choices)}
          empty={t('noCountry')}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
        />
      )}
    />
  )
}

export function TimezoneField({ before }: { before?: string | undefined }) {
  const t = useTranslations('customerForm')
  const words = useFaultWords()
  const { control } = useFormContext<NewCustomerDraft>()
  const choices = useMemo(() => timezoneChoices(new Date(), before), [before])
  return (
    <Controller
      control={control}
      name="timezone"
      render={({ field }) => (
        <SuggestField
          label={t('fields.timezone')}
          hint={before ? t('timezoneKept') : t('timezoneHint')}
          error={words('timezone', field.value, before)}
          suggestions={choices}
          meaningOf={(text) => timezoneMeant(text, choices)}
          empty={t('noTimezone')}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
        />
      )}
    />
  )
}
