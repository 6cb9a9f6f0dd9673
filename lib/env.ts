/**
 * Every setting of the console, read once and checked at start. Problems are one line each and never repeat a value, since a
 * mistyped secret is still a secret. The sandbox has settings of its own (scripts/sandbox.ts).
 */
import { PASSWORD_LENGTH } from '@/lib/auth/password-length'
import * as z from '@/lib/zod'
import { parseSignIn, type SignInSettings } from './sign-in-settings'

/** One billing API and one key under a name that stands in every address, cache key and audit row. */
export interface BillingEnvironment {
  name: string
  /** Base address with its version, without a trailing slash: https://api.example.com/v1 */
  apiUrl: string
  apiKey: string
}

export interface Settings {
  host: string
  port: number
  /** Origin that browsers use, without a trailing slash. */
  publicUrl: string
  /** True when PUBLIC_URL is not a loopback address: nothing embedded, nothing in clear text, no secret of our own making. */
  isStrict: boolean
  dataDir: string
  /** Postgres for the console's own rows; absent means PGlite in `<dataDir>/console`. */
  databaseUrl?: string
  /** Of the role that the tables belong to, where the console's own may not change them. */
  ownerUrl?: string
  /** At least 32 characters; absent means one made and kept in `<dataDir>`. */
  sessionSecret?: string
  /**
   * For the tokens of widgets, each of at least 32 characters: the first signs, all are believed. Empty means one made and kept in
   * `<dataDir>`.
   */
  embedSecrets: string[]
  /** Opens the set-up page while there is no administrator. */
  setupToken?: string
  /** The first administrator of an unattended installation. */
  admin?: { email: string; password: string }
  signIn: SignInSettings
  /** True when the console changes no customer, whoever asks. */
  isReadOnly: boolean
  /** How long `/api/ready` says 503 before connections are refused: what a balancer needs to notice. */
  drainNoticeMs: number
  /** In the order of the switcher; never empty. */
  environments: BillingEnvironment[]
}

/** `needsSandbox`: no billing API is named, which only an installation on loopback may do. */
export type SettingsResult = { ok: true; settings: Settings; needsSandbox: boolean } | { ok: false; problems: string[] }

/** First segments of our own addresses, which an environment's name would hide. */
const RESERVED_NAMES = new Set(['api', 'embed', 'login', 'setup', 'invitation', 'new-password', 'icon.svg', 'embed.js'])
const SAMPLE_SECRET = 'replace-this-with-32-random-characters-or-more'

const port = z
  .string()
  .check(
    z.refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535,
      'must be a whole number from 1 to 65535',
    ),
  )
const seconds = z.string().check(z.regex(/^([0-9]|[1-5][0-9]|60)$/, 'must be a whole number from 0 to 60'))
const oneOrZero = z.string().check(z.regex(/^[01]$/, 'must be 1 or 0'))
const httpUrl = z.string().check(
  z.refine((text) => {
    if (!URL.canParse(text)) return false
    const url = new URL(text)
    return /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash
  }, 'must be an http or https address without credentials, query or fragment'),
)
const originUrl = httpUrl.check(
  z.refine((text) => !URL.canParse(text) || new URL(text).pathname === '/', 'must be an address without a path'),
)
const databaseUrl = z.string().check(z.regex(/^postgres(ql)?:\/\/\S+$/, 'must begin with postgres:// or postgresql://'))
const environmentName = z.string().check(
  z.regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be lower-case letters, digits and hyphens, and begin with a letter'),
  z.refine((name) => !RESERVED_NAMES.has(name), 'is a name that the console needs for itself'),
)
const apiKey = z.string().check(z.regex(/^[\x21-\x7e]{1,512}$/, 'must be printable characters without spaces'))
const secret = z.string().check(
  z.refine((text) => text.length >= 32, 'must have at least 32 characters'),
  z.refine((text) => text !== SAMPLE_SECRET, 'is still the sample value; make one of your own'),
)
const secrets = z.string().check(
  z.refine(
    (text) => text.split(',').every((one) => one.trim().length >= 32),
    'must have at least 32 characters, as each of several',
  ),
  z.refine((text) => !text.includes(SAMPLE_SECRET), 'is still the sample value; make one of your own'),
  z.refine((text) => {
    const all = text.split(',').map((one) => one.trim())
    return new Set(all).size === all.length
  }, 'must not name a secret twice'),
)
const email = z.string().check(z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an e-mail address'))
const password = z
  .string()
  .check(
    z.refine(
      (text) => text.length >= PASSWORD_LENGTH.min && text.length <= PASSWORD_LENGTH.max,
      'must have 12 to 256 characters',
    ),
  )

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
export const isLoopback = (url: string) => LOOPBACK.has(new URL(url).hostname)

/** Reads and checks `source` (process.env, as a rule). An empty value counts as not set. */
export function parseSettings(source: Record<string, string | undefined>): SettingsResult {
  const problems: string[] = []
  const read = <T>(name: string, schema: z.ZodMiniType<T, string>): T | undefined => {
    const text = source[name]?.trim()
    if (!text) return undefined
    const result = schema.safeParse(text)
    if (!result.success) problems.push(...result.error.issues.slice(0, 1).map((issue) => `${name} ${issue.message}.`))
    return result.data
  }
  const portNumber = Number(read('PORT', port) ?? 3000)
  const publicUrl = new URL(read('PUBLIC_URL', originUrl) ?? `http://localhost:${portNumber}`).origin
  const isStrict = !isLoopback(publicUrl)
  const environments = parseEnvironments(source, read, problems)
  const adminEmail = read('CONSOLE_ADMIN_EMAIL', email)
  const adminPassword = read('CONSOLE_ADMIN_PASSWORD', password)
  const settings: Settings = {
    host: source.HOST?.trim() || '127.0.0.1',
    port: portNumber,
    publicUrl,
    isStrict,
    dataDir: source.DATA_DIR?.trim() || '.data',
    databaseUrl: read('DATABASE_URL', databaseUrl),
    ownerUrl: read('DATABASE_OWNER_URL', databaseUrl),
    sessionSecret: read('SESSION_SECRET', secret),
    embedSecrets: (read('EMBED_SECRET', secrets) ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
    setupToken: read('SETUP_TOKEN', secret),
    admin: adminEmail && adminPassword ? { email: adminEmail.toLowerCase(), password: adminPassword } : undefined,
    signIn: parseSignIn({ source, read, problems, isStrict }),
    isReadOnly: read('CONSOLE_READ_ONLY', oneOrZero) === '1',
    drainNoticeMs: Number(read('DRAIN_NOTICE_SECONDS', seconds) ?? (isStrict ? 5 : 0)) * 1000,
    environments,
  }
  if (!source.CONSOLE_ADMIN_EMAIL?.trim() !== !source.CONSOLE_ADMIN_PASSWORD?.trim())
    problems.push('CONSOLE_ADMIN_EMAIL and CONSOLE_ADMIN_PASSWORD must be set together.')
  if (
    settings.ownerUrl &&
    (!settings.databaseUrl || new URL(settings.databaseUrl).username === new URL(settings.ownerUrl).username)
  )
    problems.push('DATABASE_OWNER_URL must name another role than DATABASE_URL, beside it.')
  problems.push(...sharedSecrets(settings))
  if (isStrict) problems.push(...strictProblems(settings, source))
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings, needsSandbox: environments.length === 0 }
}

type Read = <T>(name: string, schema: z.ZodMiniType<T, string>) => T | undefined

/** One API by BILLING_API_URL, or several by BILLING_ENVIRONMENTS=live,eu with BILLING_API_URL_LIVE, BILLING_API_KEY_LIVE, … */
function parseEnvironments(source: Record<string, string | undefined>, read: Read, problems: string[]): BillingEnvironment[] {
  const isSet = (name: string) => !!source[name]?.trim()
  const readOne = (name: string, urlSetting: string, keySetting: string): BillingEnvironment[] => {
    for (const setting of [urlSetting, keySetting]) if (!isSet(setting)) problems.push(`${setting} must be set.`)
    const apiUrl = read(urlSetting, httpUrl)
    const key = read(keySetting, apiKey)
    return apiUrl && key ? [{ name, apiUrl: apiUrl.replace(/\/+$/, ''), apiKey: key }] : []
  }
  if (!isSet('BILLING_ENVIRONMENTS')) {
    if (!isSet('BILLING_API_URL') && !isSet('BILLING_API_KEY')) return []
    return readOne(read('BILLING_ENVIRONMENT', environmentName) ?? 'live', 'BILLING_API_URL', 'BILLING_API_KEY')
  }
  const singles = ['BILLING_API_URL', 'BILLING_API_KEY', 'BILLING_ENVIRONMENT'].filter(isSet)
  if (singles.length > 0) problems.push(`${singles.join(' and ')} must not be set beside BILLING_ENVIRONMENTS.`)
  const names = (source.BILLING_ENVIRONMENTS ?? '').split(',').map((name) => name.trim())
  if (new Set(names).size !== names.length) problems.push('BILLING_ENVIRONMENTS must not name an environment twice.')
  return names.flatMap((name) => {
    const checked = environmentName.safeParse(name)
    if (!checked.success) {
      problems.push('BILLING_ENVIRONMENTS must be names of lower-case letters, digits and hyphens, joined by commas.')
      return []
    }
    const suffix = name.toUpperCase().replaceAll('-', '_')
    return readOne(name, `BILLING_API_URL_${suffix}`, `BILLING_API_KEY_${suffix}`)
  })
}

function strictProblems(settings: Settings, source: Record<string, string | undefined>): string[] {
  const because = 'because PUBLIC_URL is not a loopback address'
  const problems: string[] = []
  if (!settings.publicUrl.startsWith('https:')) problems.push('PUBLIC_URL must be https unless it is a loopback address.')
  if (!source.SESSION_SECRET?.trim()) problems.push(`SESSION_SECRET must be set (32 random characters or more) ${because}.`)
  if (!source.EMBED_SECRET?.trim()) problems.push(`EMBED_SECRET must be set (32 random characters or more) ${because}.`)
  if (!source.DATABASE_URL?.trim()) problems.push(`DATABASE_URL must name a Postgres ${because}.`)
  if (!source.BILLING_API_URL?.trim() && !source.BILLING_ENVIRONMENTS?.trim())
    problems.push(`BILLING_API_URL must name a billing API ${because}: the sandbox serves loopback only.`)
  if (settings.environments.some(({ apiUrl }) => !apiUrl.startsWith('https:')))
    problems.push(`Every billing API address must be https ${because}.`)
  return problems
}

/** A secret that is used twice opens two doors when it leaks from one. */
function sharedSecrets({ sessionSecret, embedSecrets, setupToken, admin, environments, signIn }: Settings): string[] {
  const named = [
    ['SESSION_SECRET', sessionSecret],
    ['EMBED_SECRET', ...embedSecrets],
    ['SETUP_TOKEN', setupToken],
    ['CONSOLE_ADMIN_PASSWORD', admin?.password],
    ['OIDC_CLIENT_SECRET', signIn.oidc?.clientSecret],
    ['the key of a billing API', ...environments.map(({ apiKey }) => apiKey)],
  ] as const
  const places = named.flatMap(([name, ...values]) => [...new Set(values)].filter(Boolean).map((value) => ({ name, value })))
  return places.flatMap(({ name, value }, index) =>
    places
      .slice(index + 1)
      .filter((other) => other.value === value)
      .map((other) => `${name} must not be the same as ${other.name}.`),
  )
}

/** Its message has one line a problem. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

let read: Settings | undefined

/**
 * The settings of this process.
 * @throws SettingsError when they are broken or name no billing API
 */
export function settings(): Settings {
  if (read) return read
  const result = parseSettings(process.env)
  if (!result.ok) throw new SettingsError(result.problems.join('\n'))
  if (result.needsSandbox)
    throw new SettingsError('BILLING_API_URL must be set, or start with `npm start`, which brings the sandbox.')
  read = result.settings
  return read
}
