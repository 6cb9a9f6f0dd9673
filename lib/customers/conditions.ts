/** What a list of customers can be narrowed by, and what of that the API can do (contract, 5.6): it knows AND and nothing else. */
import type { TypesCustomerFilter, TypesFilterCondition } from '@/lib/billing/models'

/** Fields a person may filter by, under the names they are typed and shown by; `api` is the API's own. */
export const FILTER_FIELDS = {
  name: { kind: 'text', api: 'name' },
  email: { kind: 'text', api: 'email' },
  external_id: { kind: 'text', api: 'external_id' },
  id: { kind: 'id', api: 'id' },
  contact: { kind: 'text', api: 'contact' },
  country: { kind: 'code', api: 'address_country' },
  city: { kind: 'text', api: 'address_city' },
  state: { kind: 'text', api: 'address_state' },
  postal_code: { kind: 'text', api: 'address_postal_code' },
  address: { kind: 'text', api: 'address_line1' },
  timezone: { kind: 'text', api: 'timezone' },
  created: { kind: 'date', api: 'created_at' },
  updated: { kind: 'date', api: 'updated_at' },
} as const
export type FilterField = keyof typeof FILTER_FIELDS
export const FILTER_FIELD_NAMES = Object.keys(FILTER_FIELDS) as FilterField[]

type FieldsOf<Kind> = { [Field in FilterField]: (typeof FILTER_FIELDS)[Field]['kind'] extends Kind ? Field : never }[FilterField]
export type TextField = FieldsOf<'text'>
export type ListField = FieldsOf<'text' | 'id' | 'code'>
export type DateField = FieldsOf<'date'>

export type TextOperator = 'contains' | 'excludes'
export type ListOperator = 'is' | 'not'
/** `from` and `until` include the day itself, `after` and `before` do not. */
export type DateOperator = 'after' | 'from' | 'before' | 'until'
export const DATE_OPERATORS = ['after', 'from', 'before', 'until'] as const

export type Condition =
  | { field: TextField; operator: TextOperator; value: string }
  /** One of these exactly, or none of them; as the API compares, letter case included. */
  | { field: ListField; operator: ListOperator; values: string[] }
  /** A day of UTC, `2026-01-31`. */
  | { field: DateField; operator: DateOperator; day: string }
  | { field: DateField; operator: 'within'; days: number }
  | { field: 'metadata'; key: string; value: string }

/** So many values of one condition: more would not fit into an address. */
export const MAX_VALUES = 100

/** Why the API could not apply this condition beside the others, which it would do without a word. */
export type Obstacle = 'empty' | 'too-many' | 'metadata-twice' | 'no-day' | 'no-days'

export function obstacleOf(condition: Condition, others: readonly Condition[]): Obstacle | undefined {
  if (condition.field === 'metadata') {
    const { key } = condition
    if (key === '') return 'empty'
    // The API takes one value a key; of two, the second would be all that counts.
    return others.some((other) => other.field === 'metadata' && other.key === key) ? 'metadata-twice' : undefined
  }
  switch (condition.operator) {
    case 'contains':
    case 'excludes':
      return condition.value === '' ? 'empty' : undefined
    case 'is':
    case 'not':
      if (condition.values.length === 0 || condition.values.some((value) => value === '')) return 'empty'
      return condition.values.length > MAX_VALUES ? 'too-many' : undefined
    case 'within':
      return Number.isInteger(condition.days) && condition.days > 0 && condition.days <= 3_650 ? undefined : 'no-days'
    default:
      return isDay(condition.day) ? undefined : 'no-day'
  }
}

/** A day of the calendar, `2026-02-28`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** Conditions that the API can apply together; each that it cannot beside the ones before it is left out. */
export function applicable(conditions: readonly Condition[]): Condition[] {
  const kept: Condition[] = []
  for (const condition of conditions) if (!obstacleOf(condition, kept)) kept.push(condition)
  return kept
}

/**
 * The filter's share of a search. `now` is what "in the last days" counts from, to the minute, so that the same search asks the same for a
 * while.
 */
export function filterOf(conditions: readonly Condition[], now: Date): Pick<TypesCustomerFilter, 'filters' | 'metadata'> {
  const all = applicable(conditions)
  const pairs = all.filter((condition) => condition.field === 'metadata')
  const filters = all.flatMap((condition) => (condition.field === 'metadata' ? [] : apiCondition(condition, now)))
  return {
    ...(filters.length > 0 && { filters }),
    ...(pairs.length > 0 && { metadata: Object.fromEntries(pairs.map(({ key, value }) => [key, value])) }),
  }
}

function apiCondition(condition: Exclude<Condition, { field: 'metadata' }>, now: Date): TypesFilterCondition {
  const field = FILTER_FIELDS[condition.field].api
  switch (condition.operator) {
    case 'contains':
      return { field, operator: 'contains', dataType: 'string', value: { string: condition.value } }
    case 'excludes':
      return { field, operator: 'not_contains', dataType: 'string', value: { string: condition.value } }
    case 'is': {
      const [only = ''] = condition.values
      return condition.values.length === 1
        ? { field, operator: 'eq', dataType: 'string', value: { string: only } }
        : { field, operator: 'in', dataType: 'array', value: { array: condition.values } }
    }
    case 'not':
      return { field, operator: 'not_in', dataType: 'array', value: { array: condition.values } }
    default: {
      const [operator, date] = bound(condition, now)
      return { field, operator, dataType: 'date', value: { date } }
    }
  }
}

/** The API compares strictly, and keeps microseconds: what is to be included lies one of them beyond the bound. */
function bound(condition: Extract<Condition, { field: DateField }>, now: Date): ['after' | 'before', string] {
  switch (condition.operator) {
    case 'after':
      return ['after', `${condition.day}T23:59:59.999999Z`]
    case 'from':
      return ['after', `${dayBefore(condition.day)}T23:59:59.999999Z`]
    case 'before':
      return ['before', `${condition.day}T00:00:00Z`]
    case 'until':
      return ['before', `${dayAfter(condition.day)}T00:00:00Z`]
    case 'within': {
      const minute = Math.floor(now.getTime() / 60_000) * 60_000
      return ['after', new Date(minute - condition.days * DAY_MS).toISOString()]
    }
  }
}

const DAY_MS = 86_400_000
const shifted = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
const dayBefore = (day: string) => shifted(day, -1)
const dayAfter = (day: string) => shifted(day, 1)
