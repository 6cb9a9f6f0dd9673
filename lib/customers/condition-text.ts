/**
 * Conditions as people type them and as the address carries them: `country=SE,NO metadata.tier:pro created>2026-01-01 -name:test`.
 *
 *   field:text      contains; for countries, ids and metadata: is            -field:text     does not contain
 *   field=a,b       is one of these                                          -field=a,b      is none of them
 *   created>day     after the day; >= from it on; < before it; <= until it   created:7d      in the last seven days
 *   metadata.key:v  the pair is there
 *
 * Values with spaces or signs of this language stand in quotes: name:"Smith, Jane". Words without a field are the text to search for.
 */
import {
  applicable,
  type Condition,
  type DateOperator,
  FILTER_FIELD_NAMES,
  FILTER_FIELDS,
  type FilterField,
  type Obstacle,
  obstacleOf,
} from './conditions'

/** What is wrong with a word, and where it stands in the text. */
export interface WrongWord {
  word: string
  from: number
  to: number
  why: Obstacle | 'unknown-field' | 'wrong-operator' | 'no-value' | 'open-quote' | 'free-exclusion' | 'wrong-status'
  /** What may have been meant. */
  suggestion?: string
}

export interface ReadText {
  /** The words that are no condition. */
  text: string
  conditions: Condition[]
  status: 'published' | 'archived' | undefined
  wrong: WrongWord[]
}

interface Word {
  raw: string
  from: number
  to: number
  isOpen: boolean
}

/** Words, where a quoted part may hold spaces. */
function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/(?:"(?:[^"\\]|\\.)*"?|[^\s"])+/g), ({ 0: raw, index }) => ({
    raw,
    from: index,
    to: index + raw.length,
    isOpen: /"(?:[^"\\]|\\.)*$/.test(raw.replace(/"(?:[^"\\]|\\.)*"/g, '')),
  }))
}

/** Whether a text holds what looks like a condition, so that it is not to be searched for as it stands. */
export const looksLikeConditions = (text: string): boolean =>
  wordsOf(text).some(({ raw }) => {
    const [, , name = ''] = /^(-?)([A-Za-z_]+(?:\.[^\s:=<>"]+)?)(?::|=|[<>])/.exec(raw) ?? []
    return fieldNamed(name.toLowerCase()) !== undefined || /^(status|metadata\.)/i.test(name)
  })

/** @param others conditions that stand already, which new ones must go with */
export function readConditions(text: string, others: readonly Condition[] = []): ReadText {
  const read: ReadText = { text: '', conditions: [], status: undefined, wrong: [] }
  const free: string[] = []
  for (const word of wordsOf(text)) {
    const [, minus = '', name, operator = '', rest = ''] =
      /^(-?)([A-Za-z_]+(?:\.(?:"(?:[^"\\]|\\.)*"|[^\s:=<>"])+)?)(:|=|>=|<=|>|<)([\s\S]*)$/.exec(word.raw) ?? []
    const complain = (why: WrongWord['why'], suggestion?: string) =>
      read.wrong.push({ word: word.raw, from: word.from, to: word.to, why, ...(suggestion && { suggestion }) })
    if (word.isOpen) complain('open-quote', `${word.raw}"`)
    else if (name === undefined) {
      // A word with a sign of the language in it that names no field is just a word, such as an address.
      if (/^-./.test(word.raw)) complain('free-exclusion', `-name:${word.raw.slice(1)}`)
      else free.push(unquoted(word.raw))
    } else if (name.toLowerCase() === 'status') {
      const status = STATUSES[unquoted(rest).toLowerCase()]
      if (status && !minus && (operator === ':' || operator === '=')) read.status = status
      else complain('wrong-status', 'status:archived')
    } else {
      const result = readCondition({ isNegated: minus !== '', name, operator, rest })
      if ('why' in result) {
        if (result.why === 'unknown-field' && !minus && !isLikely(name)) free.push(unquoted(word.raw))
        else complain(result.why, result.suggestion)
      } else {
        const obstacle = obstacleOf(result, [...others, ...read.conditions])
        if (obstacle) complain(obstacle)
        else read.conditions.push(result)
      }
    }
  }
  return { ...read, text: free.join(' ') }
}

const STATUSES: Record<string, ReadText['status']> = { active: 'published', published: 'published', archived: 'archived' }
const DATE_SIGNS: Record<string, DateOperator> = { '>': 'after', '>=': 'from', '<': 'before', '<=': 'until' }

const fieldNamed = (name: string): FilterField | undefined =>
  FILTER_FIELD_NAMES.find((field) => field === (ALIASES[name] ?? name))
/** The API's own names, and those that other consoles have taught people. */
const ALIASES: Record<string, FilterField> = {
  externalid: 'external_id',
  address_country: 'country',
  address_city: 'city',
  address_state: 'state',
  address_postal_code: 'postal_code',
  postcode: 'postal_code',
  zip: 'postal_code',
  created_at: 'created',
  updated_at: 'updated',
  mail: 'email',
}

type Unread = Pick<WrongWord, 'why' | 'suggestion'>

function readCondition(word: { isNegated: boolean; name: string; operator: string; rest: string }): Condition | Unread {
  const { isNegated, name, operator, rest } = word
  if (/^metadata\./i.test(name)) {
    const key = unquoted(name.slice('metadata.'.length))
    if (isNegated || (operator !== ':' && operator !== '=')) return { why: 'wrong-operator', suggestion: `metadata.${key}:` }
    return { field: 'metadata', key, value: unquoted(rest) }
  }
  const field = fieldNamed(name.toLowerCase())
  if (!field) return { why: 'unknown-field', suggestion: nearest(name.toLowerCase()) }
  const { kind } = FILTER_FIELDS[field]
  if (kind === 'date') return readDate(field as 'created' | 'updated', word)
  if (operator !== ':' && operator !== '=') return { why: 'wrong-operator', suggestion: `${field}:` }
  if (rest === '') return { why: 'no-value' }
  if (kind === 'text' && operator === ':')
    return { field: field as 'name', operator: isNegated ? 'excludes' : 'contains', value: unquoted(rest) }
  const values = listed(rest).map((value) => (kind === 'code' ? value.toUpperCase() : value))
  return { field: field as 'name', operator: isNegated ? 'not' : 'is', values: [...new Set(values)] }
}

function readDate(
  field: 'created' | 'updated',
  { isNegated, operator, rest }: { isNegated: boolean; operator: string; rest: string },
) {
  const sign = DATE_SIGNS[operator]
  const value = unquoted(rest)
  if (isNegated) return { why: 'wrong-operator', suggestion: `${field}<${value}` } as const
  if (sign) return { field, operator: sign, day: value } as const
  const [, days] = /^(\d{1,4})d$/.exec(value) ?? []
  if (days !== undefined) return { field, operator: 'within', days: Number(days) } as const
  return { why: 'wrong-operator', suggestion: /^\d{4}/.test(value) ? `${field}>=${value}` : `${field}:7d` } as const
}

/** Commas outside quotes separate. */
const listed = (text: string): string[] =>
  Array.from(text.matchAll(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g), ([part]) => unquoted(part)).filter((value) => value !== '')

const unquoted = (text: string): string =>
  text.replace(/"((?:[^"\\]|\\.)*)"/g, (_, inner: string) => inner.replace(/\\(.)/gs, '$1'))

const quoted = (value: string): string =>
  value === '' || /[\s",:=<>\\]|^-/.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value

/** The text that `readConditions` reads as these conditions. */
export function writeConditions(conditions: readonly Condition[]): string {
  return applicable(conditions).map(writeCondition).join(' ')
}

export function writeCondition(condition: Condition): string {
  if (condition.field === 'metadata') return `metadata.${quoted(condition.key)}:${quoted(condition.value)}`
  const { field } = condition
  switch (condition.operator) {
    case 'contains':
      return `${field}:${quoted(condition.value)}`
    case 'excludes':
      return `-${field}:${quoted(condition.value)}`
    case 'is':
      return `${field}=${condition.values.map(quoted).join(',')}`
    case 'not':
      return `-${field}=${condition.values.map(quoted).join(',')}`
    case 'within':
      return `${field}:${condition.days}d`
    default: {
      const [sign = ''] = Object.entries(DATE_SIGNS).find(([, operator]) => operator === condition.operator) ?? []
      return `${field}${sign}${condition.day}`
    }
  }
}

/** The field of ours that differs least, by a letter or two, or begins alike. */
function nearest(name: string): string | undefined {
  const mayDiffer = name.length < 3 ? 0 : name.length === 3 ? 1 : 2
  const [near] = [...FILTER_FIELD_NAMES, 'status', 'metadata.key']
    .map((field) => ({ field, by: name.length >= 3 && field.startsWith(name) ? 0 : distance(name, field) }))
    .filter(({ by }) => by <= mayDiffer)
    .sort((one, other) => one.by - other.by)
  return near && `${near.field}:`
}
/** Whether a word before a colon was meant as a field at all: an address such as https://… was not. */
const isLikely = (name: string) => nearest(name.toLowerCase()) !== undefined

/** How many letters must be put in, taken out or changed. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (let at = 0; at < other.length; at++)
      next.push(Math.min((row[at] ?? 0) + (letter === other[at] ? 0 : 1), (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    row = next
  }
  return row[other.length] ?? 0
}
