import { beforeAll, expect, test } from 'vitest'
import { testStore } from '@/lib/store/fixtures/test-store'
import { setUpUnattended } from './setup'
import { signIn, signOut } from './sign-in'

const admin = { email: 'ada@console.example', password: 'correct horse battery' }

testStore({
  PUBLIC_URL: 'https://console.example',
  SESSION_SECRET: 'a-session-secret-with-enough-characters',
  EMBED_SECRET: 'an-embed-secret-with-enough-characters',
  DATABASE_URL: 'postgres://unused.example/console',
  TRUSTED_PROXY_HOPS: '1',
  BILLING_API_URL: 'https://billing.example/v1',
  BILLING_API_KEY: 'k',
  CONSOLE_ADMIN_EMAIL: admin.email,
  CONSOLE_ADMIN_PASSWORD: admin.password,
})
beforeAll(() => setUpUnattended())

test('over https the session cookie belongs to this host alone (AU-3)', async () => {
  const result = await signIn(admin, new Headers(), 'request-1')
  if (!result.ok) throw new Error(result.refusal.message)
  const [cookie = ''] = result.headers.getSetCookie()
  expect(cookie).toMatch(/^__Host-session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/i)
  expect(cookie).not.toMatch(/domain/i)
})

test('signing out takes it away again', async () => {
  const result = await signIn(admin, new Headers(), 'request-1')
  if (!result.ok) throw new Error(result.refusal.message)
  const [cookie = ''] = result.headers.getSetCookie()
  const headers = await signOut(
    new Headers({ cookie: cookie.split(';')[0] ?? '', origin: 'https://console.example' }),
    'request-2',
  )
  expect(headers.getSetCookie()[0]).toMatch(/^__Host-session=; Max-Age=0;/i)
  expect(headers.get('clear-site-data')).toBe('"cache"')
})
