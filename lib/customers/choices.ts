/** What is offered where the API takes a code: countries by name, time zones with the offset they have now. */
import { COUNTRY_CODES } from '@/lib/billing/rules/countries'
import { countryName } from '@/lib/format/country'

export interface Choice {
  value: string
  label: string
  detail?: string
}

export function countryChoices(locale: string): Choice[] {
  return [...COUNTRY_CODES]
    .map((code) => ({ value: code, label: countryName(code, locale), detail: code }))
    .sort((left, right) => left.label.localeCompare(right.label, locale))
}

/** The code that a typed name or code means, in any case; the text itself when it means none. */
export function countryMeant(text: string, choices: readonly Choice[]): string {
  const wanted = text.trim().toLowerCase()
  return choices.find(({ value, label }) => value.toLowerCase() === wanted || label.toLowerCase() === wanted)?.value ?? text
}

/** @param also a zone that must be among them, as browsers list one name of several for the same zone */
export function timezoneChoices(now: Date, also = 'UTC'): Choice[] {
  const names = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), also])
  return [...names].filter(Boolean).map((name) => ({ value: name, label: name, detail: offsetOf(name, now) }))
}

/** A listed name in any case and with spaces for `_`; else the text, since the API takes names that no browser lists. */
export function timezoneMeant(text: string, choices: readonly Choice[]): string {
  const wanted = text.trim().replace(/ /g, '_').toLowerCase()
  return choices.find(({ value }) => value.toLowerCase() === wanted)?.value ?? text.trim()
}

/** `GMT+5:30` and such; empty for what the browser does not know. */
function offsetOf(timeZone: string, now: Date): string {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(now)
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  } catch {
    return ''
  }
}
