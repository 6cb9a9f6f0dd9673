/** The country's name in `locale` for an ISO 3166-1 alpha-2 code; the text itself when it is no such code. */
export function countryName(code: string, locale: string): string {
  return /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code) : code
}
