/** The country's name in `locale` for an ISO 3166-1 alpha-2 code; the text itself when it is no such code. */
export function countryName(code: string, locale: string): string {
  return /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code) : code
}

/** 'Denmark (DK)'; once only what has no name of its own, as a masked text has none. */
export function countryAndCode(code: string, locale: string): string {
  const name = countryName(code, locale)
  return name === code ? code : `${name} (${code})`
}
