import { expect, test } from 'vitest'
import { testStore } from '@/lib/store/fixtures/test-store'
import { auditEntries } from '@/lib/store/tables/audit'
import { users } from '@/lib/store/tables/staff'
import { isSetupOpen, setUp } from './setup'
import { signIn } from './sign-in'

const TOKEN = 'the set-up token of this very test run'
const ada = { token: TOKEN, name: 'Ada', email: 'Ada@console.example', password: 'correct horse battery' }

const store = testStore({ SETUP_TOKEN: TOKEN, BILLING_API_URL: 'http://127.0.0.1:1', BILLING_API_KEY: 'k' })

test('a wrong token makes nobody an administrator (AU-8)', async () => {
  expect(await setUp({ ...ada, token: 'another' }, 'request-1')).toMatchObject({ status: 401, code: 'wrong_setup_token' })
  expect(await isSetupOpen()).toBe(true)
})

test('of several at once one wins, and the door closes for good (AU-8)', async () => {
  const results = await Promise.all(
    [1, 2, 3].map((number) => setUp({ ...ada, email: `ada${number}@console.example` }, 'request-1')),
  )
  expect(results.filter((refusal) => refusal === undefined)).toHaveLength(1)
  expect(results.filter((refusal) => refusal?.status === 404)).toHaveLength(2)
  expect(await store().database.select({ role: users.role }).from(users)).toEqual([{ role: 'admin' }])
  expect(await isSetupOpen()).toBe(false)
  expect(await setUp(ada, 'request-1')).toMatchObject({ status: 404 })
})

test('the administrator signs in with a cookie that no script can read (AU-3)', async () => {
  const [admin] = await store().database.select({ email: users.email }).from(users)
  const result = await signIn({ email: admin?.email.toUpperCase() ?? '', password: ada.password }, new Headers(), 'request-2')
  if (!result.ok) throw new Error(result.refusal.message)
  const [cookie = ''] = result.headers.getSetCookie()
  expect(cookie).toMatch(/^session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/i)
})

test('set-up, refusals and sign-ins stand in the audit, without an e-mail or a password (V16.3)', async () => {
  const refused = await signIn({ email: 'Nobody@console.example', password: 'a wrong password' }, new Headers(), 'request-3')
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'wrong_credentials' } })
  const entries = await store().database.select().from(auditEntries).orderBy(auditEntries.number)
  expect(entries.map(({ action, requestId }) => [action, requestId])).toEqual([
    ['setup.completed', 'request-1'],
    ['session.opened', 'request-2'],
    ['session.refused', 'request-3'],
  ])
  expect(JSON.stringify(entries)).not.toMatch(/console\.example|wrong password|horse/i)
})
