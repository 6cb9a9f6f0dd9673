'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useMemo, useState } from 'react'
import { TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { countryChoices, countryMeant } from '@/lib/customers/choices'
import { writeConditions } from '@/lib/customers/condition-text'
import {
  type Condition,
  DATE_OPERATORS,
  FILTER_FIELD_NAMES,
  FILTER_FIELDS,
  type FilterField,
  MAX_VALUES,
  type Obstacle,
  obstacleOf,
} from '@/lib/customers/conditions'
import { MAX_WHERE } from './customer-fields'
import { ConditionValues } from './filter-values'

/** What is being put together: each of its parts as it was typed. */
export interface Draft {
  field: FilterField | 'metadata'
  operator: Operator
  /** A text, a day, a number of days, or a list of values one a line. */
  value: string
  key: string
}
export type Operator = 'contains' | 'excludes' | 'is' | 'not' | 'within' | (typeof DATE_OPERATORS)[number]

/** What the API can do with each kind of field, and nothing else. */
const OPERATORS: Record<(typeof FILTER_FIELDS)[FilterField]['kind'] | 'metadata', readonly Operator[]> = {
  text: ['contains', 'excludes', 'is', 'not'],
  id: ['is', 'not'],
  code: ['is', 'not'],
  date: ['within', ...DATE_OPERATORS],
  metadata: ['is'],
}
const kindOf = (field: Draft['field']) => (field === 'metadata' ? 'metadata' : FILTER_FIELDS[field].kind)

interface Props {
  /** The one to change; absent for a new one. */
  condition?: Condition
  /** Those that stand beside it. */
  others: readonly Condition[]
  onDone: (condition: Condition) => void
}

/** Puts one condition together. What the API would drop or misread is refused here, with the reason. */
export function FilterPanel({ condition, others, onDone }: Props) {
  const t = useTranslations('finding')
  const countries = useMemo(() => countryChoices('en'), [])
  const [draft, setDraft] = useState<Draft>(() => draftOf(condition))
  const [trouble, setTrouble] = useState<Obstacle | 'too-long' | 'no-country'>()
  const change = (changed: Partial<Draft>) => {
    setTrouble(undefined)
    setDraft({ ...draft, ...changed })
  }
  const kind = kindOf(draft.field)
  const isList = kind !== 'metadata' && (draft.operator === 'is' || draft.operator === 'not')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const made = conditionOf(draft, (text) => countryMeant(text, countries))
    const found = troubleOf(made, others, (code) => countries.some(({ value }) => value === code))
    setTrouble(found)
    if (!found) onDone(made)
  }
  const error = trouble && t(`trouble.${trouble}`, { most: MAX_VALUES, key: draft.key })
  return (
    <form onSubmit={submit} noValidate className="w-84 max-w-full p-3.5" aria-label={t('filterForm')}>
      <div className="mb-3.5 flex gap-2">
        <Choice
          label={t('field')}
          value={draft.field}
          choices={[...FILTER_FIELD_NAMES, 'metadata' as const].map((field) => [field, t(`fields.${field}`)])}
          onChange={(field) => change({ field, operator: OPERATORS[kindOf(field)][0] ?? 'is', value: '' })}
        />
        <Choice
          label={t('operator')}
          value={draft.operator}
          choices={OPERATORS[kind].map((operator) => [operator, t(`operators.${operator}`)])}
          onChange={(operator) => change({ operator, ...(operator === 'within' || kind === 'date' ? { value: '' } : {}) })}
        />
      </div>
      {kind === 'metadata' && (
        <TextField
          label={t('key')}
          value={draft.key}
          onChange={(event) => change({ key: event.target.value })}
          error={trouble === 'empty' || trouble === 'metadata-twice' ? error : undefined}
          spellCheck={false}
        />
      )}
      <ConditionValues
        draft={draft}
        isList={isList}
        countries={countries}
        onChange={(value) => change({ value })}
        error={kind === 'metadata' && trouble !== 'too-long' ? undefined : error}
      />
      {draft.field === 'contact' && (draft.operator === 'excludes' || draft.operator === 'not') && (
        <p className="-mt-2 mb-3.5 text-sm text-muted">{t('leavesOutEmpty')}</p>
      )}
      <Button type="submit" look="primary" className="w-full">
        {condition ? t('apply') : t('add')}
      </Button>
      <p className="mt-3 border-t border-line pt-2.5 text-sm text-muted">
        {t('orType')} <code className="font-mono text-xs text-text">country:SE metadata.tier:pro created&gt;2026-01-01</code>
      </p>
    </form>
  )
}

function Choice<Value extends string>(props: {
  label: string
  value: Value
  choices: (readonly [Value, string])[]
  onChange: (value: Value) => void
}) {
  const { label, value, choices, onChange } = props
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = choices.find(([name]) => name === event.target.value)
        if (chosen) onChange(chosen[0])
      }}
      className="h-8.5 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2"
    >
      {choices.map(([name, words]) => (
        <option key={name} value={name}>
          {words}
        </option>
      ))}
    </select>
  )
}

function draftOf(condition: Condition | undefined): Draft {
  if (!condition) return { field: 'country', operator: 'is', value: '', key: '' }
  if (condition.field === 'metadata') return { field: 'metadata', operator: 'is', key: condition.key, value: condition.value }
  const { field, operator } = condition
  const value =
    'values' in condition
      ? condition.values.join('\n')
      : 'day' in condition
        ? condition.day
        : 'days' in condition
          ? String(condition.days)
          : condition.value
  return { field, operator, value, key: '' }
}

/** One a line, or several with commas, tabs or semicolons between them: however a list was copied. */
const listed = (text: string) => [
  ...new Set(
    text
      .split(/[\n\r\t,;]+/)
      .map((value) => value.trim())
      .filter((value) => value !== ''),
  ),
]

function conditionOf({ field, operator, value, key }: Draft, country: (text: string) => string): Condition {
  if (field === 'metadata') return { field, key: key.trim(), value: value.trim() }
  const kind = kindOf(field)
  // Each field comes with the operators of its kind alone, which the types of its parts cannot say.
  const made = (() => {
    if (operator === 'within') return { field, operator, days: Number(value.trim() || Number.NaN) }
    if (kind === 'date') return { field, operator, day: value }
    if (operator === 'is' || operator === 'not')
      return { field, operator, values: kind === 'code' ? listed(value).map(country) : listed(value) }
    return { field, operator, value: value.trim() }
  })()
  return made as Condition
}

function troubleOf(condition: Condition, others: readonly Condition[], isCountry: (code: string) => boolean) {
  const obstacle = obstacleOf(condition, others)
  if (obstacle) return obstacle
  if (condition.field === 'country' && condition.values.some((code) => !isCountry(code))) return 'no-country'
  return writeConditions([...others, condition]).length > MAX_WHERE ? 'too-long' : undefined
}
