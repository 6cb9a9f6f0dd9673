import 'server-only'
import { createHash } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { embeddedSecret } from '@/lib/auth/secret'
import { settings } from '@/lib/env'
import * as z from '@/lib/zod'
import { TTL_SECONDS } from './session-request'
import { AUDIENCES } from './token-session'

/** `preview`: staff look through a customer's eyes. Neither kind passes for the other: `typ` and `aud` differ. */
export type TokenKind = 'session' | 'preview'

const ALGORITHM = 'HS256'
const KINDS = {
  session: { typ: 'embed+jwt', audience: AUDIENCES.session },
  preview: { typ: 'embed-preview+jwt', audience: AUDIENCES.preview },
} as const satisfies Record<TokenKind, { typ: string; audience: string }>

/** Before the token, so that secret scanners know it. */
const PREFIX = 'bce_'
/** Several times what ours have; a longer one is not even looked at. */
const MAX_LENGTH = 8_192
/** How far the clocks of two instances may be apart. Never gives a token more time. */
const SKEW_SECONDS = 5

/** The names of the members are the wire's. Each must be there, and nothing else. */
const claims = z.strictObject({
  iss: z.string(),
  aud: z.string(),
  /** The customer, by the billing API's id. */
  sub: z.string().check(z.regex(/^[\w-]{1,128}$/)),
  /** The environment. */
  env: z.string().check(z.minLength(1)),
  /** The configuration. */
  cfg: z.string().check(z.minLength(1)),
  /** Widgets. A name that is none opens none. */
  scope: z.array(z.string()).check(z.minLength(1)),
  /** Who may frame it: the frame compares, as it was when the token was made. */
  origins: z.array(z.string()),
  iat: z.int(),
  nbf: z.int(),
  exp: z.int(),
  /** Of the row without which the token does not work. */
  jti: z.string().check(z.minLength(1)),
})
export type EmbedClaims = Omit<z.infer<typeof claims>, 'iss' | 'aud' | 'iat' | 'nbf'>

export interface ReadToken {
  kind: TokenKind
  claims: EmbedClaims
}

const header = z.strictObject({
  alg: z.literal(ALGORITHM),
  typ: z.enum([KINDS.session.typ, KINDS.preview.typ]),
  kid: z.string(),
})

interface SigningKey {
  kid: string
  bytes: Uint8Array
}

/** The first signs, all are believed. A secret's `kid` is made from it, so that nobody has to keep names beside secrets. */
function signingKeys(): SigningKey[] {
  const { embedSecrets, dataDir } = settings()
  const secrets = embedSecrets.length > 0 ? embedSecrets : [embeddedSecret(dataDir, 'embed-secret')]
  return secrets.map((secret) => ({
    kid: createHash('sha256').update(`kid ${secret}`).digest('base64url').slice(0, 12),
    bytes: new TextEncoder().encode(secret),
  }))
}

const holder = globalThis as typeof globalThis & { billingConsoleEmbedKeys?: SigningKey[] }
const keys = () => {
  holder.billingConsoleEmbedKeys ??= signingKeys()
  return holder.billingConsoleEmbedKeys
}

const nowSeconds = () => Math.floor(Date.now() / 1000)

/** Signs a token of `ttl` seconds. It goes to whoever asked, and nowhere else: not to the store, not to a log. */
export async function signToken(
  kind: TokenKind,
  { ttl, ...given }: Omit<EmbedClaims, 'exp'> & { ttl: number },
): Promise<{ token: string; expiresAt: Date }> {
  const [key] = keys()
  if (!key) throw new Error('There is no key to sign with')
  const { typ, audience } = KINDS[kind]
  const iat = nowSeconds()
  const exp = iat + ttl
  const payload = { iss: settings().publicUrl, aud: audience, ...given, iat, nbf: iat, exp }
  const token = await new SignJWT(payload).setProtectedHeader({ alg: ALGORITHM, typ, kid: key.kid }).sign(key.bytes)
  return { token: PREFIX + token, expiresAt: new Date(exp * 1000) }
}

/** What a token of ours says that is valid at this moment; undefined for anything else, and nobody learns why (EM-2). */
export async function readToken(text: string): Promise<ReadToken | undefined> {
  if (text.length > MAX_LENGTH || !text.startsWith(PREFIX)) return undefined
  const token = text.slice(PREFIX.length)
  const parts = token.split('.')
  if (parts.length !== 3 || !parts.every(isCanonical)) return undefined
  const given = header.safeParse(jsonOf(parts[0]))
  if (!given.success) return undefined
  const key = keys().find(({ kid }) => kid === given.data.kid)
  if (!key || !(await isSignedBy(key, token, given.data.typ))) return undefined
  const said = claims.safeParse(jsonOf(parts[1]))
  if (!said.success) return undefined
  const { iss: _iss, aud: _aud, iat, nbf: _nbf, ...rest } = said.data
  // The library gives an expired token the skew as well, and says nothing of a long one.
  if (rest.exp <= nowSeconds() || rest.exp - iat > TTL_SECONDS.max) return undefined
  return { kind: given.data.typ === KINDS.session.typ ? 'session' : 'preview', claims: rest }
}

/** Signature, issuer, audience, type and times. */
async function isSignedBy({ bytes }: SigningKey, token: string, typ: string): Promise<boolean> {
  const kind = Object.values(KINDS).find((known) => known.typ === typ)
  if (!kind) return false
  try {
    await jwtVerify(token, bytes, {
      algorithms: [ALGORITHM],
      issuer: settings().publicUrl,
      audience: kind.audience,
      typ,
      clockTolerance: SKEW_SECONDS,
      maxTokenAge: TTL_SECONDS.max,
      requiredClaims: ['iss', 'aud', 'sub', 'iat', 'nbf', 'exp', 'jti'],
    })
    return true
  } catch (error) {
    if (error instanceof errors.JOSEError) return false
    throw error
  }
}

/** One text has one encoding here: spare bits and signs that readers skip would let a token be written in several ways. */
const isCanonical = (part: string) => Buffer.from(part, 'base64url').toString('base64url') === part

/** As we would have written it; so no name twice, of which readers take one or the other. Undefined for anything else. */
function jsonOf(part = ''): unknown {
  const text = Buffer.from(part, 'base64url').toString('utf8')
  try {
    const value: unknown = JSON.parse(text)
    return JSON.stringify(value) === text ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
