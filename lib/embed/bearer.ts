import 'server-only'

/** What stands behind `Authorization: Bearer`, if that is how the header is written. */
export function bearerText(headers: Headers): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(headers.get('authorization') ?? '')?.[1]
}
