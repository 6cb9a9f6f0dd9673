import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { settings } from '@/lib/env'
import { RefusalError } from '@/lib/http/answers'
import { oidcFlows, sessions, users } from '@/lib/store/tables/staff'
import { CLIENT, type SignInProvider, signInProvider } from './fixtures/sign-in-provider'
import { ADMINISTRATOR, asCookie, auditTrail, join, ORIGIN, staffBehind, testStore } from './fixtures/test-store'
import { beginProviderSignIn, finishProviderSignIn } from './provider'
import { signIn } from './sign-in'
import { type Staff, staffOf } from './staff'
import { changeRole, changeState, team } from './team'

const store = testStore()
const requestId = 'request-1'
const GRACE = {
  sub: 'person-1',
  email: 'Grace@console.example',
  email_verified: true,
  name: 'Grace',
  groups: ['billing', 'other'],
}

let provider: SignInProvider
let ada: Staff

beforeAll(async () => {
  provider = await signInProvider()
  settings().signIn.oidc = {
    issuer: provider.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    name: 'Test',
    roleClaim: 'groups',
    roles: new Map([
      ['billing-admins', 'admin'],
      ['billing', 'editor'],
      ['helpdesk', 'support'],
    ]),
  }
  const result = await signIn(ADMINISTRATOR, new Headers(), requestId)
  if (!result.ok) throw new Error(result.refusal.code)
  ada = await staffBehind(asCookie(result.headers))
})
afterAll(() => provider.close())
beforeEach(() => {
  Object.assign(provider, { claims: GRACE, wrong: {}, discoveryStatus: 200, forged: false })
  ;(globalThis as { billingConsoleProvider?: unknown }).billingConsoleProvider = undefined
})

const begin = async (next = '/') => {
  const { location, cookie } = await beginProviderSignIn(next, new Headers(), requestId)
  return { location, headers: new Headers({ cookie: cookie.split(';')[0] ?? '', origin: ORIGIN }), cookie }
}

async function comeBack(back: URL, headers: Headers) {
  const { location, headers: answer } = await finishProviderSignIn(back.search, headers, requestId)
  const session = answer.getSetCookie().find((cookie) => cookie.startsWith('session='))
  return { location, session: session ? new Headers({ cookie: session.split(';')[0] ?? '' }) : undefined }
}

async function signInByProvider(next?: string) {
  const { location, headers } = await begin(next)
  return comeBack(provider.visit(location), headers)
}

const sessionRows = async () => (await store().database.select().from(sessions)).length

/** No session row, no cookie, an audit row with the reason, and back to sign-in. */
async function isRefused(attempt: () => Promise<{ location: string; session: Headers | undefined }>, code: string) {
  const [rows, trail] = [await sessionRows(), (await auditTrail(store())).length]
  const { location, session } = await attempt()
  expect(location).toBe('/login?provider=refused')
  expect(session).toBeUndefined()
  expect(await sessionRows()).toBe(rows)
  expect((await auditTrail(store())).slice(trail)).toEqual([
    { action: 'session.refused', subject: null, details: { means: 'provider', code } },
  ])
}

test('the way there has code, PKCE, state and nonce, and a cookie for this browser alone (AU-10)', async () => {
  const { location, cookie } = await begin()
  const asked = new URL(location).searchParams
  expect(new URL(location).origin).toBe(provider.issuer)
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: 'code',
    client_id: CLIENT.id,
    redirect_uri: 'http://localhost:3000/api/auth/provider/callback',
    scope: 'openid email profile',
    code_challenge_method: 'S256',
  })
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length, name).toBeGreaterThanOrEqual(43)
  expect(cookie).toMatch(/^provider=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/)
  const flows = JSON.stringify(await store().database.select().from(oidcFlows))
  expect(flows).not.toContain(cookie.slice(9, 52))
})

test('whoever the provider vouches for is signed in with the role of the claim, and goes where they wanted (AU-10)', async () => {
  const { location, session } = await signInByProvider('/live/customers?page=2')
  expect(location).toBe('/live/customers?page=2')
  expect(await staffOf(session ?? new Headers())).toMatchObject({ name: 'Grace', email: 'grace@console.example', role: 'editor' })
  expect((await team()).members.find(({ name }) => name === 'Grace')).toMatchObject({ roleByProvider: true })
  provider.claims = { ...GRACE, groups: ['helpdesk', 'billing-admins'] }
  const again = await signInByProvider('//evil.test')
  expect(again.location).toBe('/')
  expect(await staffOf(again.session ?? new Headers())).toMatchObject({ role: 'admin' })
  expect(await auditTrail(store())).toContainEqual(
    expect.objectContaining({ action: 'team.role_changed', details: { before: 'editor', after: 'admin', means: 'provider' } }),
  )
  const [grace] = await store().database.select().from(users).where(eq(users.email, 'grace@console.example'))
  expect(await changeRole({ actor: ada, memberId: grace?.id ?? '', requestId }, 'viewer')).toMatchObject({
    code: 'role_by_provider',
  })
})

const wrongTokens: [string, Partial<Pick<SignInProvider, 'claims' | 'wrong' | 'forged'>>, string][] = [
  ['another nonce', { wrong: { nonce: 'of-another-sign-in' } }, 'provider_answer_invalid'],
  ['another issuer', { wrong: { iss: 'https://evil.test' } }, 'provider_answer_invalid'],
  ['another audience', { wrong: { aud: 'another-client' } }, 'provider_answer_invalid'],
  ['a signature of an unknown key', { forged: true }, 'provider_answer_invalid'],
  ['an unverified e-mail', { claims: { ...GRACE, email_verified: false } }, 'email_not_verified'],
  ['“true” for true', { claims: { ...GRACE, email_verified: 'true' } }, 'email_not_verified'],
  ['no word on the e-mail', { claims: { ...GRACE, email_verified: undefined } }, 'email_not_verified'],
  ['no e-mail', { claims: { ...GRACE, email: undefined } }, 'email_not_verified'],
  ['a role that the settings do not name', { claims: { ...GRACE, groups: ['admin'] } }, 'role_unknown'],
  ['no role', { claims: { ...GRACE, groups: undefined } }, 'role_unknown'],
  ['a role by the name of what all objects have', { claims: { ...GRACE, groups: ['constructor', '__proto__'] } }, 'role_unknown'],
]
test.each(wrongTokens)('a token with %s opens no session (AU-10)', async (_, change, code) => {
  Object.assign(provider, change)
  await isRefused(signInByProvider, code)
})

test('another state, none, or an error of the provider opens no session (AU-10)', async () => {
  for (const spoil of [
    (back: URL) => back.searchParams.set('state', 'of-another-sign-in'),
    (back: URL) => back.searchParams.delete('state'),
    (back: URL) => back.searchParams.delete('code'),
    (back: URL) => back.searchParams.set('error', 'access_denied'),
  ]) {
    const { location, headers } = await begin()
    const back = provider.visit(location)
    spoil(back)
    await isRefused(() => comeBack(back, headers), 'provider_answer_invalid')
  }
})

test('what one browser began, another cannot end, nor the same one twice, nor after ten minutes (AU-10)', async () => {
  const { location, headers } = await begin()
  const back = provider.visit(location)
  await isRefused(() => comeBack(back, new Headers()), 'unknown_state')
  const other = await begin()
  await isRefused(() => comeBack(back, other.headers), 'provider_answer_invalid')
  expect((await comeBack(back, headers)).session).toBeDefined()
  await isRefused(() => comeBack(back, headers), 'unknown_state')
  const late = await begin()
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.now() + 11 * 60_000)
  await isRefused(() => comeBack(provider.visit(late.location), late.headers), 'unknown_state')
  vi.useRealTimers()
})

test('a code that was used already opens no session (AU-10)', async () => {
  const first = await begin()
  const used = provider.visit(first.location)
  expect((await comeBack(used, first.headers)).session).toBeDefined()
  const second = await begin()
  const back = provider.visit(second.location)
  back.searchParams.set('code', used.searchParams.get('code') ?? '')
  await isRefused(() => comeBack(back, second.headers), 'provider_answer_invalid')
})

test('a provider that cannot be asked lets nobody in, and is asked again later (AU-10)', async () => {
  provider.discoveryStatus = 500
  const trail = (await auditTrail(store())).length
  await expect(begin()).rejects.toMatchObject({ refusal: { status: 502, code: 'provider_unreachable' } })
  expect((await auditTrail(store())).slice(trail)).toMatchObject([{ details: { code: 'provider_unreachable' } }])
  provider.discoveryStatus = 200
  expect((await signInByProvider()).session).toBeDefined()
})

test('a provider that names itself otherwise is not the one (AU-10)', async () => {
  const setting = settings().signIn.oidc
  if (!setting) throw new Error('There is no provider')
  settings().signIn.oidc = { ...setting, issuer: `${provider.issuer}/another` }
  await expect(begin()).rejects.toBeInstanceOf(RefusalError)
  settings().signIn.oidc = setting
})

test('whoever is disabled here stays out, whatever the provider says (AU-10)', async () => {
  await signInByProvider()
  const [grace] = await store().database.select().from(users).where(eq(users.email, 'grace@console.example'))
  await changeState({ actor: ada, memberId: grace?.id ?? '', requestId }, 'disabled')
  await isRefused(signInByProvider, 'member_disabled')
  await changeState({ actor: ada, memberId: grace?.id ?? '', requestId }, 'active')
})

test('a member is found by a verified address once, and not by another person with the same address (AU-10)', async () => {
  const id = await join(ada, 'hedy@console.example', 'viewer')
  provider.claims = { ...GRACE, sub: 'person-2', email: 'hedy@console.example', name: 'Hedy' }
  const { session } = await signInByProvider()
  expect(await staffOf(session ?? new Headers())).toMatchObject({ id, role: 'editor' })
  provider.claims = { ...provider.claims, sub: 'person-3' }
  await isRefused(signInByProvider, 'account_conflict')
})

test('the provider cannot take away the last administrator (AZ-6)', async () => {
  for (const member of (await team()).members)
    if (member.role === 'admin' && member.id !== ada.id)
      await store().database.update(users).set({ role: 'viewer' }).where(eq(users.id, member.id))
  provider.claims = { ...GRACE, sub: 'person-ada', email: ADMINISTRATOR.email, groups: ['billing'] }
  await isRefused(signInByProvider, 'last_administrator')
})

test('without a provider there is no way there', async () => {
  const setting = settings().signIn.oidc
  settings().signIn.oidc = undefined
  await expect(begin()).rejects.toMatchObject({ refusal: { status: 404 } })
  await isRefused(() => comeBack(new URL('http://localhost:3000/?code=x&state=y'), new Headers()), 'no_provider')
  settings().signIn.oidc = setting
})
