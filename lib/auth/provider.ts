import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, lt } from 'drizzle-orm'
import * as oidc from 'openid-client'
import { fetch as plainFetch } from 'undici'
import { auditAlone } from '@/lib/audit/audit'
import { isLoopback, settings } from '@/lib/env'
import { type Refusal, RefusalError } from '@/lib/http/answers'
import { clientAddressOf } from '@/lib/http/client-address'
import { log } from '@/lib/log'
import { routes, safeNext } from '@/lib/routes'
import type { OidcSettings } from '@/lib/sign-in-settings'
import { store } from '@/lib/store/store'
import { oidcFlows } from '@/lib/store/tables/staff'
import { countProviderAttempt } from './attempts'
import { type ProviderProblem, ProviderRefusal, personOf, userOf } from './provider-person'
import { openSession, tooManyAttempts } from './sign-in'

const FLOW_MS = 10 * 60_000
const KNOWN_MS = 60 * 60_000
const TIMEOUT_SECONDS = 10

const holder = globalThis as typeof globalThis & {
  billingConsoleProvider?: { until: number; configuration: Promise<oidc.Configuration> }
}

/** What the provider says of itself. Asked once an hour; a failure is remembered by nobody. */
function provider(setting: OidcSettings): Promise<oidc.Configuration> {
  const known = holder.billingConsoleProvider
  if (known && known.until > Date.now()) return known.configuration
  const configuration = discover(setting)
  holder.billingConsoleProvider = { until: Date.now() + KNOWN_MS, configuration }
  configuration.catch(() => {
    holder.billingConsoleProvider = undefined
  })
  return configuration
}

function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<oidc.Configuration> {
  return oidc.discovery(new URL(issuer), clientId, undefined, withSecret(clientSecret), {
    // Not the framework's fetch, which caches. Both are the standard's, of two packages' types.
    [oidc.customFetch]: plainFetch as unknown as oidc.CustomFetch,
    timeout: TIMEOUT_SECONDS,
    execute: [
      // The token's signature, too, although TLS vouches for where it came from.
      oidc.enableNonRepudiationChecks,
      ...(isLoopback(issuer) ? [oidc.allowInsecureRequests] : []),
    ],
  })
}

/** In the header as the standard prefers, or in the body for a provider that does not take it there. */
const withSecret =
  (secret: string): oidc.ClientAuth =>
  (server, ...rest) => {
    const takesHeader = server.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true
    return (takesHeader ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret))(server, ...rest)
  }

const isHttps = () => settings().publicUrl.startsWith('https:')
const cookieName = () => (isHttps() ? '__Host-provider' : 'provider')
const cookieOf = (value: string, seconds: number) =>
  `${cookieName()}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${isHttps() ? '; Secure' : ''}`
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')
const redirectUri = () => settings().publicUrl + routes.api.providerCallback()

/**
 * Sends somebody to the provider: where to, and the cookie that binds the way back to this browser.
 * @throws RefusalError without a provider, when it cannot be asked, or after too many tries from one address
 */
export async function beginProviderSignIn(
  next: string,
  requestHeaders: Headers,
  requestId: string,
): Promise<{ location: string; cookie: string }> {
  const setting = settings().signIn.oidc
  if (!setting) throw new RefusalError(NO_PROVIDER)
  const { waitSeconds } = await countProviderAttempt(clientAddressOf(requestHeaders))
  if (waitSeconds > 0) throw new RefusalError(tooManyAttempts(waitSeconds))
  const configuration = await provider(setting).catch(async (error) => {
    await refused(requestId, 'provider_unreachable', error)
    throw new RefusalError(UNREACHABLE)
  })
  const token = randomBytes(32).toString('base64url')
  const flow = { state: oidc.randomState(), nonce: oidc.randomNonce(), codeVerifier: oidc.randomPKCECodeVerifier() }
  const now = Date.now()
  await store()
    .delete(oidcFlows)
    .where(lt(oidcFlows.expiresAt, new Date(now)))
  await store()
    .insert(oidcFlows)
    .values({ ...flow, id: hashOf(token), next: safeNext(next), expiresAt: new Date(now + FLOW_MS) })
  const location = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri(),
    scope: 'openid email profile',
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(flow.codeVerifier),
    code_challenge_method: 'S256',
  })
  return { location: location.href, cookie: cookieOf(token, FLOW_MS / 1000) }
}

/** Where to go from the provider's answer, and the cookies to take along: a session, or back to sign-in without one. */
export async function finishProviderSignIn(
  search: string,
  requestHeaders: Headers,
  requestId: string,
): Promise<{ location: string; headers: Headers }> {
  try {
    const { userId, next } = await whoCameBack(search, requestHeaders, requestId)
    const headers = await openSession(userId, requestHeaders, requestId, 'provider')
    headers.append('set-cookie', cookieOf('', 0))
    return { location: next, headers }
  } catch (error) {
    if (!(error instanceof ProviderRefusal)) throw error
    await refused(requestId, error.code, error.cause)
    return { location: routes.loginRefused(), headers: new Headers({ 'set-cookie': cookieOf('', 0) }) }
  }
}

/** @throws ProviderRefusal */
async function whoCameBack(
  search: string,
  requestHeaders: Headers,
  requestId: string,
): Promise<{ userId: string; next: string }> {
  const setting = settings().signIn.oidc
  if (!setting) throw new ProviderRefusal('no_provider')
  const flow = await takeFlow(requestHeaders)
  if (!flow) throw new ProviderRefusal('unknown_state')
  const configuration = await provider(setting).catch((error) => {
    throw new ProviderRefusal('provider_unreachable', error)
  })
  const tokens = await oidc
    .authorizationCodeGrant(configuration, new URL(redirectUri() + search), {
      pkceCodeVerifier: flow.codeVerifier,
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      idTokenExpected: true,
    })
    .catch((error) => {
      throw new ProviderRefusal('provider_answer_invalid', error)
    })
  const person = personOf(tokens.claims(), setting)
  return { userId: await userOf(person, requestId), next: flow.next }
}

/** The flow that this browser began; nobody gets it a second time. */
async function takeFlow(requestHeaders: Headers) {
  const prefix = `${cookieName()}=`
  const token = requestHeaders
    .get('cookie')
    ?.split(/;\s*/)
    .find((pair) => pair.startsWith(prefix))
    ?.slice(prefix.length)
  if (!token) return undefined
  const [flow] = await store()
    .delete(oidcFlows)
    .where(and(eq(oidcFlows.id, hashOf(token)), gt(oidcFlows.expiresAt, new Date())))
    .returning()
  return flow
}

/** The provider's own words stay in the log: they may name a person. */
async function refused(requestId: string, code: ProviderProblem, cause: unknown): Promise<void> {
  await auditAlone({ action: 'session.refused', requestId, details: { means: 'provider', code } })
  const { code: reason, message } = (cause ?? {}) as { code?: string; message?: string }
  log.warn({ requestId, code, reason, problem: message }, 'sign-in by provider refused')
}

const NO_PROVIDER: Refusal = { status: 404, code: 'not_found', message: 'No sign-in provider is configured.' }
const UNREACHABLE: Refusal = {
  status: 502,
  code: 'provider_unreachable',
  message: 'The sign-in provider cannot be asked.',
}
