import { createHmac } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sessions, users } from '@/lib/store/tables/staff'
import { ADMINISTRATOR, asCookie, ORIGIN, staffBehind, testStore } from './fixtures/test-store'
import { changeOwnPassword } from './own-password'
import { endSessions, openSessionsOf } from './sessions'
import { openSession, signIn, signOut } from './sign-in'
import { staffAndSessionOf, staffOf } from './staff'

const store = testStore()

const START = new Date('2026-11-24T08:00:00Z').getTime()
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const at = (ms: number) => vi.setSystemTime(START + ms)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  at(0)
})
afterEach(() => vi.useRealTimers())

async function signedIn(headers = new Headers()) {
  const result = await signIn(ADMINISTRATOR, headers, 'request-1')
  if (!result.ok) throw new Error(result.refusal.message)
  return asCookie(result.headers)
}

test('after 59 idle minutes a session is still open, after 61 it is over (AU-5)', async () => {
  const used = await signedIn()
  const unused = await signedIn()
  at(59 * MINUTE)
  expect(await staffOf(used)).toBeDefined()
  at(61 * MINUTE)
  expect(await staffOf(unused)).toBeUndefined()
  expect(await staffOf(used)).toBeDefined()
  at(61 * MINUTE + 61 * MINUTE)
  expect(await staffOf(used)).toBeUndefined()
  at(61 * MINUTE)
  expect(await staffOf(used), 'what is over does not come back').toBeUndefined()
})

test('however busy, a session ends after twelve hours (AU-5)', async () => {
  const headers = await signedIn()
  for (let halfHour = 1; halfHour < 24; halfHour++) {
    at((halfHour * HOUR) / 2)
    expect(await staffOf(headers), `${halfHour / 2} h`).toBeDefined()
  }
  at(12 * HOUR - 1000)
  expect(await staffOf(headers)).toBeDefined()
  at(12 * HOUR + 1000)
  expect(await staffOf(headers)).toBeUndefined()
})

test('a token signed by anyone else, by nobody or in part opens nothing (AU-3)', async () => {
  const headers = await signedIn()
  const [name = '', value = ''] = (headers.get('cookie') ?? '').split('=')
  const [token = '', signature = ''] = decodeURIComponent(value).split('.')
  const foreign = createHmac('sha256', 'another secret of thirty-two bytes').update(token).digest('base64')
  const other = decodeURIComponent((await signedIn()).get('cookie') ?? '').split('.')[1]
  for (const forged of [
    ...[token, `${token}.`, `.${signature}`, `${token}.${foreign}`, `${token}.${other}`, `${token}x.${signature}`],
    ...[`${token}.${signature.slice(0, -4)}`, `${token}.${signature}.${signature}`, signature, '', '.', '%'],
  ])
    expect(await staffOf(new Headers({ cookie: `${name}=${encodeURIComponent(forged)}` })), forged).toBeUndefined()
  expect(await staffOf(new Headers({ cookie: `${name}=${encodeURIComponent(`${token}.${signature}`)}` }))).toBeDefined()
})

test('nothing of a dump of the store opens a session, as cookie or as bearer (AU-3)', async () => {
  const headers = await signedIn()
  const value = decodeURIComponent(headers.get('cookie')?.split('=').slice(1).join('=') ?? '')
  const dump = [await store().database.select().from(sessions), await store().database.select().from(users)]
  expect(value.length).toBeGreaterThan(40)
  expect(JSON.stringify(dump)).not.toContain(value)
  const texts = [...JSON.stringify(dump).matchAll(/"([\w./+=:-]{8,})"/g)].map(([, text = '']) => text)
  expect(texts.length).toBeGreaterThan(5)
  for (const text of texts) {
    expect(await staffOf(new Headers({ cookie: `session=${text}` }))).toBeUndefined()
    expect(await staffOf(new Headers({ authorization: `Bearer ${text}` }))).toBeUndefined()
  }
  expect(await staffOf(headers)).toBeDefined()
})

test('a chosen cookie is not the session after signing in, and the one from before is over (AU-3)', async () => {
  const chosen = new Headers({ cookie: 'session=chosen-by-somebody-else.c2lnbmVk', origin: ORIGIN })
  const first = await signedIn(chosen)
  expect(first.get('cookie')).not.toContain('chosen-by-somebody-else')
  expect(await staffOf(chosen)).toBeUndefined()
  const second = await signedIn(first)
  expect(second.get('cookie')).not.toBe(first.get('cookie'))
  expect(await staffOf(first)).toBeUndefined()
  expect(await staffOf(second)).toBeDefined()
})

test('of requests that come in one moment each is its own person, and one whose session just ended is nobody (AU-4)', async () => {
  const [administrator, ended] = [await signedIn(), await signedIn()]
  const others = ['one', 'two', 'three'].map((name) => ({ id: name, name, email: `${name}@console.example`, role: 'viewer' }))
  await store().database.insert(users).values(others)
  const cookies = await Promise.all(
    others.map(async ({ id }) => asCookie(await openSession(id, new Headers(), 'request-1', 'password'))),
  )
  const { staff, sessionId } = (await staffAndSessionOf(ended)) ?? { staff: { id: '' }, sessionId: '' }
  const ask = () =>
    Promise.all([...cookies, administrator, ended, ...cookies].map(async (headers) => (await staffOf(headers))?.id))
  const people = ['one', 'two', 'three', staff.id]
  expect(await ask()).toEqual([...people, staff.id, 'one', 'two', 'three'])
  const asked = [ask(), endSessions({ userId: staff.id, actorId: staff.id, requestId: 'request-2', sessionId })] as const
  await Promise.all(asked)
  expect(await ask()).toEqual([...people, undefined, 'one', 'two', 'three'])
})

test.each([
  ['ends', { expiresAt: sql`'infinity'` }],
  ['has ended', { expiresAt: sql`'-infinity'` }],
  ['was last used', { updatedAt: sql`'infinity'` }],
])(
  'a session of which nobody can read when it %s is nobody’s, and the others of its moment go on (AU-5)',
  async (_, unreadable) => {
    const [broken, whole] = [await signedIn(), await signedIn()]
    const { sessionId = '' } = (await staffAndSessionOf(broken)) ?? {}
    await store().database.update(sessions).set(unreadable).where(eq(sessions.id, sessionId))
    const [nobody, somebody] = await Promise.all([staffOf(broken), staffOf(whole)])
    expect(nobody).toBeUndefined()
    expect(somebody?.email).toBe(ADMINISTRATOR.email)
  },
)

test('a signed-out cookie is nothing when it is sent again (AU-4)', async () => {
  const headers = await signedIn()
  await signOut(headers, 'request-2')
  expect(await staffOf(headers)).toBeUndefined()
})

test('a new password ends every session, and the old one opens none (AU-4)', async () => {
  const here = await signedIn()
  const there = await signedIn()
  const staff = await staffBehind(here)
  const change = { current: ADMINISTRATOR.password, password: 'quiet river over slate' }
  expect(await changeOwnPassword(staff, { ...change, current: 'not the password' }, here, 'request-3')).toMatchObject({
    code: 'wrong_password',
  })
  expect(await staffOf(there)).toBeDefined()
  expect(await changeOwnPassword(staff, { ...change, password: 'password1234' }, here, 'request-3')).toMatchObject({
    code: 'password_too_common',
  })
  expect(await changeOwnPassword(staff, change, here, 'request-3')).toBeUndefined()
  const next = asCookie(await openSession(staff.id, here, 'request-3', 'password'))
  for (const before of [here, there]) expect(await staffOf(before)).toBeUndefined()
  expect(await staffOf(next)).toMatchObject({ id: staff.id })
  expect(await signIn(ADMINISTRATOR, new Headers(), 'request-4')).toMatchObject({ ok: false })
  const back = { current: change.password, password: ADMINISTRATOR.password }
  expect(await changeOwnPassword(staff, back, next, 'request-5')).toBeUndefined()
})

test('sessions are listed, and end one by one or all but one', async () => {
  const one = await signedIn(new Headers({ 'user-agent': 'One/1.0' }))
  const two = await signedIn(new Headers({ 'user-agent': 'Two/1.0' }))
  const { staff, sessionId } = (await staffAndSessionOf(one)) ?? { staff: { id: '' }, sessionId: '' }
  const listed = await openSessionsOf(staff.id)
  expect(listed.map(({ userAgent }) => userAgent)).toEqual(expect.arrayContaining(['One/1.0', 'Two/1.0']))
  expect(JSON.stringify(listed)).not.toMatch(/token/)
  const ending = { userId: staff.id, actorId: staff.id, requestId: 'request-6' }
  expect(await endSessions({ ...ending, exceptId: sessionId })).toBeGreaterThan(0)
  expect(await staffOf(two)).toBeUndefined()
  expect(await staffOf(one)).toBeDefined()
  expect(await endSessions({ ...ending, userId: 'somebody-else', sessionId }), 'another’s is not found').toBe(0)
  expect(await endSessions({ ...ending, sessionId })).toBe(1)
  expect(await staffOf(one)).toBeUndefined()
})
