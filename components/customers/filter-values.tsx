'use client'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { controlClass, describedBy, FieldFrame, TextField } from '@/components/form/text-field'
import type { Choice } from '@/lib/customers/choices'
import type { Draft } from './filter-panel'

interface Props {
  draft: Draft
  /** Takes any number of values. */
  isList: boolean
  countries: readonly Choice[]
  error: string | undefined
  onChange: (value: string) => void
}

/** The control for what a field is compared with. */
export function ConditionValues({ draft: { field, operator, value }, isList, countries, error, onChange }: Props) {
  const t = useTranslations('finding')
  const id = useId()
  if (isList) {
    const hint = field === 'country' ? t('countryHint') : t('listHint')
    return (
      <FieldFrame id={id} label={t('values')} hint={hint} error={error}>
        <textarea
          {...describedBy(id, { hint, error })}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          rows={4}
          spellCheck={false}
          className={`${controlClass} h-auto! resize-y py-1.5 font-mono text-sm`}
        />
        {field === 'country' && (
          <select
            aria-label={t('addCountry')}
            value=""
            onChange={(event) => onChange([value.trim(), event.target.value].filter(Boolean).join('\n'))}
            className="mt-1.5 h-8.5 w-full rounded-md border border-line-strong bg-surface px-2"
          >
            <option value="">{t('addCountry')}</option>
            {countries.map(({ value: code, label }) => (
              <option key={code} value={code}>{`${label} (${code})`}</option>
            ))}
          </select>
        )}
      </FieldFrame>
    )
  }
  if (operator === 'within')
    return (
      <TextField
        label={t('lastDays')}
        inputMode="numeric"
        placeholder="7"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        error={error}
      />
    )
  if (field === 'created' || field === 'updated')
    return (
      <TextField
        label={t('day')}
        type="date"
        hint={t('dayHint')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        error={error}
      />
    )
  return (
    <TextField
      label={t(field === 'metadata' ? 'exactValue' : 'value')}
      hint={field === 'metadata' ? t('metadataHint') : t('textHint')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error}
      spellCheck={false}
    />
  )
}
