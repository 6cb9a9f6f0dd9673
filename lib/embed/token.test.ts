import { createHash, createHmac } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { settings } from '@/lib/env'
import { type Embed, embedWorld, minted, newEmbed, read } from './fixtures/embed-world'
import { readToken, signToken } from './token'

const SECRET = 'the-secret-that-signs-in-these-tests'
const OLD_SECRET = 'the-secret-that-signed-before-these-tests'
const SESSION_SECRET = 'the-session-secret-of-these-tests-000'
const world = embedWorld({ EMBED_SECRET: `${SECRET},${OLD_SECRET}`, SESSION_SECRET })

type Json = Record<string, unknown>
const part = (text: string) => Buffer.from(text).toString('base64url')
const partOf = (value: unknown) => part(JSON.stringify(value))
const kidOf = (secret: string) => createHash('sha256').update(`kid ${secret}`).digest('base64url').slice(0, 12)
const signature = (text: string, secret: string, hash = 'sha256') => createHmac(hash, secret).update(text).digest('base64url')
const seconds = () => Math.floor(Date.now() / 1000)

let embed: Embed
let token: string
let head: Json
let body: Json
beforeAll(async () => {
  embed = await newEmbed(world)
  token = (await minted(embed)).token
  const [one = '', two = ''] = token.slice(4).split('.')
  head = JSON.parse(Buffer.from(one, 'base64url').toString())
  body = JSON.parse(Buffer.from(two, 'base64url').toString())
})

/** Signed as ours are, whatever it says. */
const sealed = (header: string, payload: string, secret = SECRET, hash?: string) =>
  `bce_${header}.${payload}.${signature(`${header}.${payload}`, secret, hash)}`
const forged = (changes: { header?: Json; claims?: Json; without?: string; secret?: string; hash?: string }) => {
  const claims: Json = { ...body, ...changes.claims }
  if (changes.without) delete claims[changes.without]
  return sealed(partOf({ ...head, ...changes.header }), partOf(claims), changes.secret, changes.hash)
}
const status = async (given: string) => (await read('usage', embed.configId, given)).status

test('what we make is read, with exactly these names in it', async () => {
  expect(head).toEqual({ alg: 'HS256', typ: 'embed+jwt', kid: kidOf(SECRET) })
  expect(Object.keys(body)).toEqual(['iss', 'aud', 'sub', 'env', 'cfg', 'scope', 'origins', 'jti', 'iat', 'nbf', 'exp'])
  expect(body).toMatchObject({ iss: settings().publicUrl, aud: 'embed', sub: 'cust_a', env: 'live', cfg: embed.configId })
  expect(Number(body.exp) - Number(body.iat)).toBe(600)
  expect(await status(token)).toBe(200)
  expect(await status(forged({})), 'the tests forge as we sign').toBe(200)
})

const PEM = '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----'
const BAD: Record<string, () => string> = {
  'no algorithm': () => `bce_${partOf({ ...head, alg: 'none' })}.${partOf(body)}.`,
  'no algorithm, signed': () => forged({ header: { alg: 'none' } }),
  'another algorithm': () => forged({ header: { alg: 'HS512' }, hash: 'sha512' }),
  'an algorithm in other letters': () => forged({ header: { alg: 'hs256' } }),
  'a public key as the secret': () => forged({ header: { alg: 'RS256' }, secret: PEM }),
  'signed with a public key': () => forged({ secret: PEM }),
  'a key of its own in the header': () => forged({ header: { jwk: { kty: 'oct', k: part(SECRET) } } }),
  'a key address in the header': () => forged({ header: { jku: 'https://evil.test/keys' } }),
  'a certificate in the header': () => forged({ header: { x5c: ['MIIB'] } }),
  'a critical extension': () => forged({ header: { crit: ['b64'], b64: false } }),
  'an unknown key id': () => forged({ header: { kid: 'unknown' } }),
  'a path as key id': () => forged({ header: { kid: '../../dev/null' }, secret: '' }),
  'no key id': () => forged({ header: { kid: undefined } }),
  'a key id that is a list': () => forged({ header: { kid: [kidOf(SECRET)] } }),
  'the key id of the other secret': () => forged({ header: { kid: kidOf(OLD_SECRET) } }),
  'signed with the session secret': () => forged({ secret: SESSION_SECRET }),
  'signed with the session secret, and saying so': () =>
    forged({ header: { kid: kidOf(SESSION_SECRET) }, secret: SESSION_SECRET }),
  'another type': () => forged({ header: { typ: 'JWT' } }),
  'no type': () => forged({ header: { typ: undefined } }),
  'the type of a preview': () => forged({ header: { typ: 'embed-preview+jwt' } }),
  'a preview in all but its row': () => forged({ header: { typ: 'embed-preview+jwt' }, claims: { aud: 'embed-preview' } }),
  'another customer, with the signature of before': () => token.replace(/\.[^.]+\./, `.${partOf({ ...body, sub: 'cust_b' })}.`),
  'another customer than its row': () => forged({ claims: { sub: 'cust_b' } }),
  'another environment than its row': () => forged({ claims: { env: 'sandbox' } }),
  'another configuration': () => forged({ claims: { cfg: 'emb_other' } }),
  'a row that is none': () => forged({ claims: { jti: 'never-was' } }),
  'a flipped bit of the signature': () => token.replace(/.{2}$/, (end) => (end === 'AA' ? 'BB' : 'AA')),
  'a signature cut short': () => token.slice(0, -4),
  'no signature': () => token.replace(/[^.]+$/, ''),
  'two signatures': () => `${token}.${token.split('.')[2]}`,
  ...Object.fromEntries(
    ['iss', 'aud', 'sub', 'env', 'cfg', 'scope', 'origins', 'iat', 'nbf', 'exp', 'jti'].map((name) => [
      `without ${name}`,
      () => forged({ without: name }),
    ]),
  ),
  'another issuer': () => forged({ claims: { iss: 'https://evil.test' } }),
  'another audience': () => forged({ claims: { aud: 'console' } }),
  'several audiences': () => forged({ claims: { aud: ['embed', 'console'] } }),
  'a list of one audience': () => forged({ claims: { aud: ['embed'] } }),
  'an end in milliseconds': () => forged({ claims: { exp: Date.now() + 600_000 } }),
  'an end as text': () => forged({ claims: { exp: String(body.exp) } }),
  'an end that is now': () => forged({ claims: { exp: seconds() } }),
  'an end of before': () => forged({ claims: { exp: seconds() - 1 } }),
  'an end that is no whole number': () => forged({ claims: { exp: seconds() + 60.5 } }),
  'a longer life than any': () => forged({ claims: { exp: Number(body.iat) + 901 } }),
  'made in an hour': () => forged({ claims: { iat: seconds() + 3600, nbf: seconds(), exp: seconds() + 3700 } }),
  'made long ago': () => forged({ claims: { iat: seconds() - 1000, exp: seconds() + 60 } }),
  'not valid yet': () => forged({ claims: { nbf: seconds() + 60 } }),
  'no rights': () => forged({ claims: { scope: [] } }),
  'rights as text': () => forged({ claims: { scope: 'usage' } }),
  'a claim more': () => forged({ claims: { admin: true } }),
  'a claim twice': () => sealed(partOf(head), part(JSON.stringify(body).replace('"sub":', '"sub":"cust_b","sub":'))),
  'a header twice': () => sealed(part(JSON.stringify(head).replace('"alg":', '"alg":"none","alg":')), partOf(body)),
  'a body with spaces': () => sealed(partOf(head), part(JSON.stringify(body, null, 1))),
  'a body that is no object': () => sealed(partOf(head), partOf('usage')),
  'a body that is not JSON': () => sealed(partOf(head), part('{"sub"')),
  'spare bits in the signature': () => spareBits(token),
  padding: () => `${token}=`,
  'no prefix': () => token.slice(4),
  'another prefix': () => token.replace('bce_', 'bcm_'),
  '100 kB': () => forged({ claims: { sub: 'x'.repeat(100_000) } }),
  'a hundred thousand dots': () => `bce_${'.'.repeat(100_000)}`,
  'nothing at all': () => '',
}

/** The same signature to lenient readers: the last of its 43 characters has two bits that mean nothing. */
function spareBits(given: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return given.slice(0, -1) + alphabet[alphabet.indexOf(given.at(-1) ?? 'A') ^ 1]
}

describe('refused, all with one body (EM-2)', () => {
  test.each(Object.entries(BAD))('%s', async (_, make) => {
    const answer = await read('usage', embed.configId, make())
    expect(answer.status).toBe(401)
    expect(await answer.json()).toEqual({
      code: 'embed_session_over',
      message: 'This session is over, or never was.',
      http_status_code: 401,
    })
  })

  test.each([[['*']], [['usage ']], [['USAGE']], [['all']], [['grants']], [['__proto__']]])(
    'rights %j open nothing (EM-4)',
    async (scope) => {
      expect(await status(forged({ claims: { scope } }))).toBe(403)
    },
  )
})

test('a token lives to its last second and not into the next', async () => {
  const start = 1_800_000_000_000
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  try {
    const signed = await signToken('session', {
      sub: 'c',
      env: 'live',
      cfg: 'x',
      scope: ['usage'],
      origins: [],
      jti: 'j',
      ttl: 60,
    })
    expect(signed.expiresAt.getTime()).toBe(start + 60_000)
    for (const [ms, isRead] of [
      [0, true],
      [59_999, true],
      [60_000, false],
      // A clock that is behind ours by less than the skew has made it, or by more.
      [-5_000, true],
      [-6_000, false],
    ] as const) {
      vi.setSystemTime(start + ms)
      expect([ms, (await readToken(signed.token)) !== undefined]).toEqual([ms, isRead])
    }
  } finally {
    vi.useRealTimers()
  }
})

describe('changing the secret (EM-6)', () => {
  const holder = globalThis as typeof globalThis & { billingConsoleEmbedKeys?: unknown }
  const withSecrets = async <T>(secrets: string[], task: () => Promise<T>): Promise<T> => {
    const before = settings().embedSecrets
    Object.assign(settings(), { embedSecrets: secrets })
    delete holder.billingConsoleEmbedKeys
    try {
      return await task()
    } finally {
      Object.assign(settings(), { embedSecrets: before })
      delete holder.billingConsoleEmbedKeys
    }
  }

  test('both are believed while they stand together, whichever signed; the old one’s go with it', async () => {
    const byOld = await withSecrets([OLD_SECRET], async () => (await minted(embed)).token)
    const byNew = token
    // First every instance learns the new one, then it signs, then the old one goes.
    for (const secrets of [
      [OLD_SECRET, SECRET],
      [SECRET, OLD_SECRET],
    ])
      await withSecrets(secrets, async () => {
        expect([await status(byOld), await status(byNew)]).toEqual([200, 200])
        expect(await status((await minted(embed)).token)).toBe(200)
      })
    await withSecrets([SECRET], async () => expect([await status(byOld), await status(byNew)]).toEqual([401, 200]))
  })

  /**
   * Two instances under fifty requests a second, each of them restarted at a time of its own for each step; how many tokens were read, and
   * how many of them refused. Every fifth request has a token made anew, by either instance; the others one of the newest or an old one.
   */
  async function underLoad(steps: string[][]) {
    const instances = [steps[0], steps[0]] as string[][]
    /** As one that was started with these secrets; the secrets are looked at before anything is waited for. */
    const as = <T>(secrets: string[], task: () => T): T => {
      const before = settings().embedSecrets
      Object.assign(settings(), { embedSecrets: secrets })
      delete holder.billingConsoleEmbedKeys
      const begun = task()
      Object.assign(settings(), { embedSecrets: before })
      delete holder.billingConsoleEmbedKeys
      return begun
    }
    const tokens: string[] = []
    let refused = 0
    let requests = 0
    const request = async () => {
      const number = requests++
      const by = instances[number % 2] as string[]
      if (number % 5 === 0) {
        const claims = { sub: 'c', env: 'live', cfg: 'x', scope: ['usage'], origins: [], jti: String(number), ttl: 60 }
        tokens.push((await as(by, () => signToken('session', claims))).token)
      }
      const asked = number % 3 ? tokens.at(-1) : tokens[number % tokens.length]
      if (asked !== undefined && !(await as(by, () => readToken(asked)))) refused++
    }
    const timer = setInterval(request, 20)
    for (const step of steps)
      for (const index of [0, 1]) {
        instances[index] = step
        await new Promise((resolve) => setTimeout(resolve, 300))
      }
    clearInterval(timer)
    return { requests, refused }
  }

  test('under fifty requests a second, step by step on one instance after the other, none is refused', async () => {
    const { requests, refused } = await underLoad([[OLD_SECRET], [OLD_SECRET, SECRET], [SECRET, OLD_SECRET]])
    expect(requests).toBeGreaterThan(60)
    expect(refused).toBe(0)
  })

  test('without the first step some are: what one instance signs the other does not know yet', async () => {
    expect((await underLoad([[OLD_SECRET], [SECRET, OLD_SECRET]])).refused).toBeGreaterThan(0)
  })
})
