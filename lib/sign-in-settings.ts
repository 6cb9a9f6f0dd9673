/** The settings of sessions, of the proxies in front, and of signing in by a provider (OIDC); a part of lib/env.ts. */
import { ROLES, type Role } from '@/lib/auth/roles'
import * as z from '@/lib/zod'

export interface OidcSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** On the button: “Sign in with …”. */
  name: string
  /** The claim that holds one or several values of `roles`. */
  roleClaim: string
  /** Value of the claim → role. A person without any of them may not sign in. */
  roles: ReadonlyMap<string, Role>
}

export interface SignInSettings {
  /** A session that is not used for so long ends. */
  idleMs: number
  /** A session ends after so long, however busy. */
  absoluteMs: number
  /** How many proxies of ours stand in front and each add an address to X-Forwarded-For. 0: the header is not believed. */
  trustedProxyHops: number
  oidc?: OidcSettings
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .check(
      z.refine(
        (text) => /^\d{1,5}$/.test(text) && Number(text) >= min && Number(text) <= max,
        `must be a whole number from ${min} to ${max}`,
      ),
    )
const text = z.string().check(z.regex(/^[\x20-\x7e]{1,512}$/, 'must be up to 512 printable characters'))
const name = z.string().check(z.regex(/^[^\p{C}]{1,40}$/u, 'must be up to 40 printable characters'))
const issuer = z.string().check(
  z.refine((given) => {
    if (!URL.canParse(given)) return false
    const { protocol, hostname, search, hash, username } = new URL(given)
    const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
    return (protocol === 'https:' || (protocol === 'http:' && isLocal)) && !search && !hash && !username
  }, 'must be an https address without credentials, query or fragment'),
)
const roleOf = (given: string) => ROLES.find((role) => role === given)
const roles = z
  .string()
  .check(
    z.refine(
      (given) =>
        given.split(',').every((pair) => pair.lastIndexOf('=') > 0 && roleOf(pair.slice(pair.lastIndexOf('=') + 1).trim())),
      `must be pairs such as billing-admins=admin,billing=editor, with the roles ${ROLES.join(', ')}`,
    ),
  )

interface Parsing {
  source: Record<string, string | undefined>
  read: (name: string, schema: z.ZodMiniType<string, string>) => string | undefined
  problems: string[]
  isStrict: boolean
}

export function parseSignIn({ source, read, problems, isStrict }: Parsing): SignInSettings {
  const idleMs = Number(read('SESSION_IDLE_MINUTES', wholeNumber(1, 1440)) ?? 60) * MINUTE_MS
  const absoluteMs = Number(read('SESSION_MAX_HOURS', wholeNumber(1, 168)) ?? 12) * HOUR_MS
  if (idleMs > absoluteMs) problems.push('SESSION_IDLE_MINUTES must not be longer than SESSION_MAX_HOURS.')
  const hops = read('TRUSTED_PROXY_HOPS', wholeNumber(0, 9))
  if (isStrict && !source.TRUSTED_PROXY_HOPS?.trim())
    problems.push(
      'TRUSTED_PROXY_HOPS must be set because PUBLIC_URL is not a loopback address: how many proxies stand in front, 0 for none.',
    )
  return { idleMs, absoluteMs, trustedProxyHops: Number(hops ?? 0), oidc: parseOidc(source, read, problems) }
}

const NEEDED = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ROLES']

function parseOidc(source: Parsing['source'], read: Parsing['read'], problems: string[]): OidcSettings | undefined {
  const missing = NEEDED.filter((setting) => !source[setting]?.trim())
  const isNamed = [...NEEDED, 'OIDC_ROLE_CLAIM', 'OIDC_NAME'].some((setting) => source[setting]?.trim())
  if (!isNamed) return undefined
  for (const setting of missing) problems.push(`${setting} must be set, as the other OIDC settings are.`)
  const [givenIssuer, clientId, clientSecret] = [
    read('OIDC_ISSUER', issuer),
    read('OIDC_CLIENT_ID', text),
    read('OIDC_CLIENT_SECRET', text),
  ]
  const pairs = read('OIDC_ROLES', roles)
  const [roleClaim, label] = [read('OIDC_ROLE_CLAIM', text) ?? 'roles', read('OIDC_NAME', name) ?? 'single sign-on']
  if (!givenIssuer || !clientId || !clientSecret || !pairs) return undefined
  const mapped = pairs.split(',').flatMap((pair): [string, Role][] => {
    const at = pair.lastIndexOf('=')
    const role = roleOf(pair.slice(at + 1).trim())
    return role ? [[pair.slice(0, at).trim(), role]] : []
  })
  return { issuer: givenIssuer, clientId, clientSecret, name: label, roleClaim, roles: new Map(mapped) }
}
