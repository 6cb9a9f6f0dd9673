import { readdirSync, readFileSync, statSync } from 'node:fs'
import type { APIRequestContext } from '@playwright/test'
import { routes } from '../lib/routes'
import { ACCESS, WHO } from './access-table'
import { administrator, newPerson, stranger } from './people'
import { customerId, expect, test } from './test'

const filesOf = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = `${folder}/${name}`
    return statSync(path).isDirectory() ? filesOf(path) : [path]
  })
const files = filesOf('app')
const addressOf = (file: string) =>
  `/${file
    .split('/')
    .slice(1, -1)
    .filter((part) => !part.startsWith('('))
    .join('/')}`

/** Every method of every route, and every page, as `GET /api/team` and `page /[environment]/customers`. */
const offered = [
  ...files
    .filter((file) => file.endsWith('/route.ts'))
    .flatMap((file) =>
      Array.from(
        readFileSync(file, 'utf8').matchAll(
          /^export (?:const|function|async function) (GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b/gm,
        ),
        ([, method]) => `${method} ${addressOf(file)}`,
      ),
    ),
  ...files.filter((file) => file.endsWith('/page.tsx')).map((file) => `page ${addressOf(file)}`),
].sort()

test('every route and page stands in the table, and nothing else does (AZ-1)', () => {
  expect(Object.keys(ACCESS).sort()).toEqual(offered)
})

/** Ends the session that asks, so it comes last. */
const LAST = 'POST /api/auth/sign-out'

test('each answers each of us as the table says (AZ-1, AZ-2)', async () => {
  test.slow()
  const acme = await customerId('acme-42')
  const people = {
    viewer: await newPerson('viewer'),
    support: await newPerson('support'),
    editor: await newPerson('editor'),
    admin: await newPerson('admin'),
    disabled: await newPerson('admin'),
  }
  const admin = await administrator()
  await admin.put(routes.api.memberState(people.disabled.id), { data: { state: 'disabled' } })
  const asking: Record<(typeof WHO)[number], APIRequestContext> = {
    anonymous: await stranger(),
    disabled: people.disabled.api,
    viewer: people.viewer.api,
    support: people.support.api,
    editor: people.editor.api,
    admin: people.admin.api,
  }
  const known: Record<string, string> = { environment: 'sandbox', customerId: acme, external_id: 'acme-42' }
  const seen: Record<string, number[]> = {}
  for (const entry of [...offered.filter((one) => one !== LAST), LAST]) {
    const [method = '', address = ''] = entry.split(' ')
    const isBilling = address.startsWith('/api/billing')
    const path = address.replace(/\[(\w+)\]/g, (_, name) => (isBilling && name === 'id' ? acme : (known[name] ?? 'none-of-ours')))
    const hasBody = ['POST', 'PUT', 'PATCH'].includes(method)
    const answers = WHO.map((who) =>
      asking[who].fetch(path, {
        method: method === 'page' ? 'GET' : method,
        maxRedirects: 0,
        // A kept connection that the server closed a moment ago says nothing of access.
        maxRetries: 2,
        ...(hasBody && { data: {} }),
      }),
    )
    seen[entry] = (await Promise.all(answers)).map((answer) => answer.status())
  }
  expect(seen).toEqual(ACCESS)
})

test('what a role may not do is refused before anything happens, and audited (AZ-2)', async () => {
  const viewer = await newPerson('viewer')
  const admin = await administrator()
  const before = await (await admin.get(routes.api.team())).json()
  const email = `denied-${Date.now()}@console.example`
  for (const call of [
    () => viewer.api.post(routes.api.invitations(), { data: { email, role: 'admin' } }),
    () => viewer.api.put(routes.api.memberRole(viewer.id), { data: { role: 'admin' } }),
    () => viewer.api.put(routes.api.memberState(viewer.id), { data: { state: 'disabled' } }),
    () => viewer.api.post(routes.api.memberPassword(viewer.id), { data: {} }),
    () => viewer.api.delete(routes.api.memberSessions(viewer.id)),
    () => viewer.api.post(routes.api.reveals(), { data: { environment: 'sandbox', customer_id: 'cust_1' } }),
  ])
    expect((await call()).status()).toBe(403)
  const after = await (await admin.get(routes.api.team())).json()
  const mine = ({ members }: { members: { id: string; role: string; state: string }[] }) =>
    members.find(({ id }) => id === viewer.id)
  expect(mine(after)).toEqual(mine(before))
  expect(JSON.stringify(after.invitations)).not.toContain(email)
})

test('whether a customer is there is told to nobody who may not see it, and says the same to all who may (AZ-5)', async () => {
  const none = 'cust_01ARZ3NDEKTSV4RRFFQ69G5FAV'
  const acme = await customerId('acme-42')
  const nobody = await stranger()
  const told = async (api: APIRequestContext, path: string, id: string) => {
    const answer = await api.get(path, { maxRedirects: 0 })
    const { status, headers, text } = { status: answer.status(), headers: answer.headers(), text: await answer.text() }
    return { status, location: headers.location?.replaceAll(id, 'ID'), text: text.replaceAll(id, 'ID') }
  }
  const address = (id: string) => routes.customer('sandbox', id)
  const [known, unknown] = [await told(nobody, address(acme), acme), await told(nobody, address(none), none)]
  expect(known.status).toBe(307)
  expect(known.location).toBe(unknown.location)
  const api = (id: string) => `${routes.api.billing('sandbox')}/customers/${id}`
  expect((await told(nobody, api(acme), acme)).text).toBe((await told(nobody, api(none), none)).text)
  for (const role of ['viewer', 'support', 'editor', 'admin'] as const) {
    const { api: asking } = await newPerson(role)
    expect((await told(asking, address(acme), acme)).status, role).toBe(200)
    // Not there, of no such environment, and no id at all are one answer.
    for (const path of [address(none), routes.customer('nowhere', acme), routes.customer('sandbox', 'no.id')])
      expect((await told(asking, path, none)).status, `${role} ${path}`).toBe(404)
  }
})

const UNSAFE = offered.filter((entry) => /^(POST|PUT|PATCH|DELETE) \/api\/(team|account|reveals|auth|setup|embeds)/.test(entry))
const ORIGINS = ['', 'null', 'https://evil.test', 'http://localhost.evil.test', 'https OURS', 'other port OURS']

test('what could change something comes from a page of ours, as JSON (AU-9)', async ({ baseURL, playwright }) => {
  const person = await newPerson('admin')
  const api = await playwright.request.newContext({ baseURL, storageState: person.storageState })
  const port = new URL(baseURL).port
  for (const entry of UNSAFE) {
    const [method = '', address = ''] = entry.split(' ')
    const path = address.replace(/\[\w+\]/g, 'none-of-ours')
    for (const given of ORIGINS) {
      const origin =
        given === 'https OURS' ? `https://localhost:${port}` : given === 'other port OURS' ? 'http://localhost:1' : given
      const answer = await api.fetch(path, {
        method,
        headers: origin ? { origin } : {},
        ...(method !== 'DELETE' && { data: {} }),
      })
      expect([answer.status(), entry, origin]).toEqual([403, entry, origin])
      expect(await answer.json()).toMatchObject({ code: 'cross_site_request' })
    }
    for (const site of ['cross-site', 'same-site']) {
      const answer = await api.fetch(path, { method, headers: { origin: baseURL, 'sec-fetch-site': site } })
      expect(answer.status(), `${entry} ${site}`).toBe(403)
    }
    if (method === 'DELETE') continue
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await api.fetch(path, { method, headers: { origin: baseURL, 'content-type': type }, data: '{}' })
      // Reveals are not for administrators, who are refused before their body is read.
      expect(answer.status(), `${entry} ${type}`).toBe(address === '/api/reveals' ? 403 : 415)
    }
  }
})
