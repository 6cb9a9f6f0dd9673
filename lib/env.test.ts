import { describe, expect, test } from 'vitest'
import { parseSettings } from './env'

const live = { BILLING_API_URL: 'https://billing.example/v1/', BILLING_API_KEY: 'sk_01CANARYCANARY' }
const strict = {
  ...live,
  PUBLIC_URL: 'https://console.example',
  SESSION_SECRET: 'a-session-secret-with-enough-characters',
  EMBED_SECRET: 'an-embed-secret-with-enough-characters',
  DATABASE_URL: 'postgres://console@db.example/console',
  TRUSTED_PROXY_HOPS: '1',
}
const oidc = {
  OIDC_ISSUER: 'https://id.example/',
  OIDC_CLIENT_ID: 'console',
  OIDC_CLIENT_SECRET: 'CANARY',
  OIDC_ROLES: 'billing-admins=admin, cn=billing=editor',
}

const settingsOf = (source: Record<string, string>) => {
  const result = parseSettings(source)
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result
}
const problemsOf = (source: Record<string, string>) => {
  const result = parseSettings(source)
  return result.ok ? [] : result.problems
}

describe('settings', () => {
  test('several secrets for tokens keep their order: the first signs', () => {
    const [one, other] = ['x'.repeat(40), 'y'.repeat(40)]
    expect(settingsOf({ ...live, EMBED_SECRET: `${one}, ${other}` }).settings.embedSecrets).toEqual([one, other])
    expect(settingsOf(live).settings.embedSecrets).toEqual([])
  })

  test('nothing set: loopback, port 3000, and the sandbox is asked for', () => {
    const { settings, needsSandbox } = settingsOf({})
    expect(needsSandbox).toBe(true)
    expect(settings).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      isStrict: false,
      dataDir: '.data',
    })
  })

  test('one billing API is called live and loses its trailing slash', () => {
    const { settings, needsSandbox } = settingsOf(live)
    expect(needsSandbox).toBe(false)
    expect(settings.environments).toEqual([{ name: 'live', apiUrl: 'https://billing.example/v1', apiKey: 'sk_01CANARYCANARY' }])
  })

  test('several environments each bring an address and a key', () => {
    const { settings } = settingsOf({
      BILLING_ENVIRONMENTS: 'live, eu-west',
      BILLING_API_URL_LIVE: 'https://a.example/v1',
      BILLING_API_KEY_LIVE: 'k1',
      BILLING_API_URL_EU_WEST: 'https://b.example/v1',
      BILLING_API_KEY_EU_WEST: 'k2',
    })
    expect(settings.environments.map(({ name, apiKey }) => [name, apiKey])).toEqual([
      ['live', 'k1'],
      ['eu-west', 'k2'],
    ])
  })

  test('strict mode accepts a complete production', () => {
    expect(settingsOf(strict).settings.isStrict).toBe(true)
  })

  test('customers are changed unless the console is read-only', () => {
    expect(settingsOf(live).settings.isReadOnly).toBe(false)
    expect(settingsOf({ ...live, CONSOLE_READ_ONLY: '0' }).settings.isReadOnly).toBe(false)
    expect(settingsOf({ ...live, CONSOLE_READ_ONLY: '1' }).settings.isReadOnly).toBe(true)
  })

  test('a session idles for an hour and lasts twelve, and no proxy is believed', () => {
    const { signIn } = settingsOf(live).settings
    expect(signIn).toEqual({ idleMs: 3_600_000, absoluteMs: 43_200_000, trustedProxyHops: 0, oidc: undefined })
  })

  test('a sign-in provider keeps its issuer to the letter, and maps values of a claim to roles', () => {
    const given = settingsOf({ ...strict, ...oidc, SESSION_IDLE_MINUTES: '15' }).settings.signIn
    expect(given).toMatchObject({ idleMs: 900_000, trustedProxyHops: 1 })
    expect(given.oidc).toMatchObject({ issuer: 'https://id.example/', roleClaim: 'roles', name: 'single sign-on' })
    expect([...(given.oidc?.roles ?? [])]).toEqual([
      ['billing-admins', 'admin'],
      ['cn=billing', 'editor'],
    ])
  })

  const broken: [string, Record<string, string>, RegExp][] = [
    ['port is a word', { PORT: 'http' }, /^PORT must be a whole number/],
    ['port out of range', { PORT: '70000' }, /^PORT /],
    ['address is not one', { ...live, BILLING_API_URL: 'billing' }, /^BILLING_API_URL must be an http/],
    ['address with a password', { ...live, BILLING_API_URL: 'https://u:p@b.example/v1' }, /^BILLING_API_URL /],
    ['key is missing', { BILLING_API_URL: live.BILLING_API_URL }, /^BILLING_API_KEY must be set/],
    ['address is missing', { BILLING_API_KEY: 'k' }, /^BILLING_API_URL must be set/],
    ['key with a space', { ...live, BILLING_API_KEY: 'a b' }, /^BILLING_API_KEY /],
    ['name hides a page', { ...live, BILLING_ENVIRONMENT: 'login' }, /^BILLING_ENVIRONMENT is a name/],
    ['name in capitals', { ...live, BILLING_ENVIRONMENT: 'Live' }, /^BILLING_ENVIRONMENT must be lower-case/],
    [
      'one of several has no key',
      { BILLING_ENVIRONMENTS: 'a', BILLING_API_URL_A: 'https://a.example/v1' },
      /^BILLING_API_KEY_A must be set/,
    ],
    [
      'both forms at once',
      { ...live, BILLING_ENVIRONMENTS: 'a', BILLING_API_URL_A: 'https://a.example', BILLING_API_KEY_A: 'k' },
      /must not be set beside/,
    ],
    [
      'an environment twice',
      { BILLING_ENVIRONMENTS: 'a,a', BILLING_API_URL_A: 'https://a.example', BILLING_API_KEY_A: 'k' },
      /twice/,
    ],
    ['short secret', { SESSION_SECRET: 'short' }, /^SESSION_SECRET must have at least 32/],
    [
      'one secret for two doors',
      { SESSION_SECRET: 'x'.repeat(40), SETUP_TOKEN: 'x'.repeat(40) },
      /^SESSION_SECRET must not be the same as SETUP_TOKEN/,
    ],
    [
      'a secret that is the key',
      { ...live, BILLING_API_KEY: 'y'.repeat(40), SESSION_SECRET: 'y'.repeat(40) },
      /^SESSION_SECRET must not be the same as the key/,
    ],
    [
      'an owner without a database',
      { DATABASE_OWNER_URL: 'postgres://owner@db/c' },
      /^DATABASE_OWNER_URL must name another role/,
    ],
    [
      'an owner that is no other role',
      { DATABASE_URL: 'postgres://a@db/c', DATABASE_OWNER_URL: 'postgres://a@db/c' },
      /^DATABASE_OWNER_URL must name another role/,
    ],
    ['a read-only switch that is neither on nor off', { CONSOLE_READ_ONLY: 'yes' }, /^CONSOLE_READ_ONLY must be 1 or 0/],
    ['a drain of days', { DRAIN_NOTICE_SECONDS: '600' }, /^DRAIN_NOTICE_SECONDS must be a whole number/],
    ['sample secret', { SESSION_SECRET: 'replace-this-with-32-random-characters-or-more' }, /sample value/],
    ['another database', { DATABASE_URL: 'mysql://db' }, /^DATABASE_URL must begin/],
    ['admin without password', { CONSOLE_ADMIN_EMAIL: 'a@b.example' }, /must be set together/],
    [
      'admin with a short password',
      { CONSOLE_ADMIN_EMAIL: 'a@b.example', CONSOLE_ADMIN_PASSWORD: 'short' },
      /^CONSOLE_ADMIN_PASSWORD /,
    ],
    ['public address with a path', { PUBLIC_URL: 'https://c.example/console' }, /^PUBLIC_URL must be an address without a path/],
    ['strict over plain http', { ...strict, PUBLIC_URL: 'http://console.example' }, /^PUBLIC_URL must be https/],
    ['strict without a secret', { ...strict, SESSION_SECRET: '' }, /^SESSION_SECRET must be set/],
    ['strict without a secret for tokens', { ...strict, EMBED_SECRET: '' }, /^EMBED_SECRET must be set/],
    ['a short one among several', { EMBED_SECRET: `${'x'.repeat(40)},short` }, /^EMBED_SECRET must have at least 32/],
    [
      'one of several twice',
      { EMBED_SECRET: `${'x'.repeat(40)}, ${'x'.repeat(40)}` },
      /^EMBED_SECRET must not name a secret twice/,
    ],
    [
      'an old token secret that signs sessions, too',
      { EMBED_SECRET: `${'x'.repeat(40)},${'y'.repeat(40)}`, SESSION_SECRET: 'y'.repeat(40) },
      /^SESSION_SECRET must not be the same as EMBED_SECRET/,
    ],
    ['strict on the embedded store', { ...strict, DATABASE_URL: '' }, /^DATABASE_URL must name/],
    ['strict on the sandbox', { ...strict, BILLING_API_URL: '', BILLING_API_KEY: '' }, /sandbox serves loopback only/],
    ['strict without saying how many proxies', { ...strict, TRUSTED_PROXY_HOPS: '' }, /^TRUSTED_PROXY_HOPS must be set/],
    ['proxies in words', { ...live, TRUSTED_PROXY_HOPS: 'one' }, /^TRUSTED_PROXY_HOPS must be a whole number/],
    ['a session of no time', { ...live, SESSION_MAX_HOURS: '0' }, /^SESSION_MAX_HOURS must be a whole number/],
    ['idle longer than whole', { ...live, SESSION_IDLE_MINUTES: '90', SESSION_MAX_HOURS: '1' }, /must not be longer/],
    ['a provider without a secret', { ...live, ...oidc, OIDC_CLIENT_SECRET: '' }, /^OIDC_CLIENT_SECRET must be set/],
    ['a provider in clear text', { ...live, ...oidc, OIDC_ISSUER: 'http://id.example' }, /^OIDC_ISSUER must be an https/],
    ['a provider with a role nobody has', { ...live, ...oidc, OIDC_ROLES: 'boss=owner' }, /^OIDC_ROLES must be pairs/],
    ['a provider whose roles are no pairs', { ...live, ...oidc, OIDC_ROLES: 'admin' }, /^OIDC_ROLES must be pairs/],
    ['strict with a plain http API', { ...strict, BILLING_API_URL: 'http://billing.example/v1' }, /must be https/],
  ]
  test.each(broken)('%s: one line that names the setting', (_, source, line) => {
    const problems = problemsOf(source)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(line)
  })

  test('no value is ever repeated (OP-1)', () => {
    const canary = 'CANARY with spaces'
    const names = [
      'PORT',
      'BILLING_API_URL',
      'BILLING_API_KEY',
      'BILLING_ENVIRONMENT',
      'DATABASE_URL',
      'SESSION_SECRET',
      'EMBED_SECRET',
      'PUBLIC_URL',
    ]
    const problems = problemsOf(Object.fromEntries(names.map((name) => [name, canary])))
    expect(problems.length).toBeGreaterThanOrEqual(names.length)
    expect(problems.join('\n')).not.toContain('CANARY')
  })
})
