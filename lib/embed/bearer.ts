import 'server-only'

/** What stands behind `Bearer`, if that is how the header `Authorization` is written. */
export const bearerIn = (authorization: string | null | undefined): string | undefined =>
  /^Bearer ([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1]

export const bearerText = (headers: Headers): string | undefined => bearerIn(headers.get('authorization'))
