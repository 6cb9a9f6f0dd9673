import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { newIntentId } from '../lib/intents/intent-id'
import { customerVersion, quotedVersion } from '../lib/intents/version'
import { routes } from '../lib/routes'
import { SANDBOX_DEFAULTS } from '../lib/sandbox/defaults'
import { hasPostgres, startPostgres, type TestPostgres } from '../scripts/postgres'
import { freePort, type startConsole, startSandbox, stop } from '../scripts/stack'
import { billingSettings, SHARED_SECRETS, signInFirst, startTestConsole } from '../scripts/test-stack'
import { expect, test } from './test'

/**
 * Writes through real consoles into a sandbox of their own, whose record of requests is counted. With a Postgres on the machine there are
 * two consoles over it, and the store can be looked into; without one there is one console, and the tests that need more are skipped.
 */
test.describe.configure({ mode: 'serial' })

const consoles: { url: string; web: ReturnType<typeof startConsole> }[] = []
let sandbox: ReturnType<typeof startSandbox>
let sandboxUrl = ''
let controlUrl = ''
let postgres: TestPostgres | undefined
let folder = ''
let cookie = ''

test.beforeAll(async () => {
  test.setTimeout(180_000)
  folder = mkdtempSync(path.join('.test', 'writes-'))
  const [sandboxPort, controlPort] = [await freePort(), await freePort()]
  controlUrl = `http://127.0.0.1:${controlPort}`
  const quiet = () => undefined
  const settings = { SANDBOX_PORT: String(sandboxPort), SANDBOX_CONTROL_PORT: String(controlPort), SANDBOX_CUSTOMERS: '0' }
  sandbox = startSandbox({ ...settings, DATA_DIR: folder }, quiet)
  sandboxUrl = (await sandbox.ready) ?? ''
  postgres = hasPostgres() ? await startPostgres() : undefined
  const setupToken = `set-up-token-of-${path.basename(folder)}-and-this-run`
  for (let index = 0; index < (postgres ? 2 : 1); index++) {
    const port = await freePort()
    const web = startTestConsole(port, path.join(folder, `console-${index}`), {
      DATABASE_URL: postgres?.url,
      ...SHARED_SECRETS,
      SETUP_TOKEN: setupToken,
      ...billingSettings({ sandbox: sandboxUrl }),
    })
    expect(await web.ready).toBe(true)
    consoles.push({ url: `http://localhost:${port}`, web })
  }
  cookie = await signInFirst({ url: consoles[0]?.url ?? '', setupToken } as Parameters<typeof signInFirst>[0])
})

test.afterAll(async () => {
  await Promise.all([...consoles.map(({ web }) => stop(web)), stop(sandbox)])
  await postgres?.close()
  rmSync(folder, { recursive: true, force: true })
})

test.beforeEach(async () => {
  await control('DELETE', '/faults')
  await control('DELETE', '/requests')
})

interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts on the shape it expects, which is the check of its type
  body: any
}

async function call(url: string, method: string, headers: Record<string, string>, body?: unknown): Promise<Answer> {
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
  const answer = await fetch(url, { method, headers, body: text ?? null })
  const answered = await answer.text()
  return { status: answer.status, headers: answer.headers, body: answered.startsWith('{') ? JSON.parse(answered) : answered }
}

const control = (method: string, at: string, body?: unknown) => call(`${controlUrl}${at}`, method, {}, body)
const fails = (fault: object) => control('POST', '/faults', fault)
/** Asks the billing API itself, as another client of it would. */
const upstream = (method: string, at: string, body?: unknown) =>
  call(`${sandboxUrl}${at}`, method, { 'x-api-key': SANDBOX_DEFAULTS.apiKey }, body)
/** Console number `index`, turn by turn where there are two. */
const urlOf = (index = 0) => consoles[index % consoles.length]?.url ?? ''

interface Asking {
  headers?: Record<string, string>
  body?: unknown
  at?: number
}
/** Asks a console as its own pages do. */
function ask(method: string, address: string, { headers = {}, body, at = 0 }: Asking = {}): Promise<Answer> {
  const common = { cookie, origin: urlOf(at), ...(body !== undefined && { 'content-type': 'application/json' }) }
  return call(urlOf(at) + address, method, { ...common, ...headers }, body)
}

const customersAt = (rest = '') => `${routes.api.billing('sandbox')}/customers${rest}`
const create = (body: object, id = newIntentId(), asking: Asking = {}) =>
  ask('POST', customersAt(), { ...asking, body, headers: { 'idempotency-key': id, ...asking.headers } })
const update = (seen: Customer, body: object, id = newIntentId(), asking: Asking = {}) =>
  ask('PUT', customersAt(`?id=${seen.id}`), {
    ...asking,
    body,
    headers: { 'idempotency-key': id, 'if-match': quotedVersion(versionOf(seen)), ...asking.headers },
  })
const archive = (id: string, confirmation: string, intent = newIntentId(), asking: Asking = {}) =>
  ask('DELETE', customersAt(`/${id}`), { ...asking, headers: { 'idempotency-key': intent, confirmation, ...asking.headers } })
const confirm = async ({ id, ...seen }: Customer) => {
  const body = { environment: 'sandbox', id, version: versionOf({ id, ...seen }) }
  return (await ask('POST', routes.api.confirmations(), { body })).body.confirmation as string
}
const intent = (id: string, at = 0) => ask('GET', routes.api.intent(id), { at })

type Customer = Record<string, unknown> & { id: string; name: string }
/** Of a customer in wire form. */
const versionOf = (customer: Record<string, unknown>) => {
  const entries = Object.entries(customer).map(([name, value]) => [
    name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    value ?? undefined,
  ])
  return customerVersion(Object.fromEntries(entries))
}
const someone = (fields = {}) => ({ external_id: `writes-${newIntentId()}`, name: 'Someone', ...fields })
const made = async (fields = {}): Promise<Customer> => (await upstream('POST', '/customers', someone(fields))).body
const read = async (id: string): Promise<Customer> => (await upstream('GET', `/customers/${id}`)).body

/** The consoles' writes that reached the billing API; a test's own carry no key. */
async function writes(): Promise<string[]> {
  const { body } = await control('GET', '/requests')
  const seen: { operation: string; headers: object }[] = body.requests
  return seen
    .filter(({ operation, headers }) => /^(create|update|delete)/.test(operation) && 'idempotency-key' in headers)
    .map(({ operation }) => operation)
}
const times = <T>(count: number, one: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => one(index)))

test('a form that is sent ten times at once is one write, and all are told the same (DS-2)', async () => {
  const [id, body] = [newIntentId(), someone()]
  const answers = await times(10, (at) => create(body, id, { at }))
  expect(await writes()).toEqual(['createCustomer'])
  const done = answers.filter(({ status }) => status === 201)
  expect(done.length).toBeGreaterThan(0)
  for (const answer of done) expect(answer.body).toEqual(done[0]?.body)
  for (const answer of answers.filter((one) => !done.includes(one))) {
    expect([answer.status, answer.body.code]).toEqual([409, 'intent_in_progress'])
    expect(answer.headers.get('retry-after')).toBe('1')
  }
  expect((await create(body, id, { at: 1 })).body).toEqual(done[0]?.body)
  expect((await create({ ...body, name: 'Another' }, id)).body.code).toBe('intent_reused')
  expect(await writes()).toEqual(['createCustomer'])
})

test('twenty saves of one version at once: one is done, nineteen are shown what is there now (DS-1)', async () => {
  const seen = await made()
  const answers = await times(20, (at) => update(seen, { name: `Name ${at}` }, newIntentId(), { at }))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 412)])
  expect(await writes()).toEqual(['updateCustomer'])
  const now = await read(seen.id)
  expect(now.name).toBe(answers.find(({ status }) => status === 200)?.body.name)
  const refused = answers.find(({ status }) => status === 412)?.body
  expect(refused).toMatchObject({
    code: 'version_conflict',
    details: { current: { id: seen.id, name: now.name }, current_version: versionOf(now), seen_version: versionOf(seen) },
  })
})

test('a write that does not say what it is based on is refused (DS-1, DS-4)', async () => {
  const { id } = await made()
  const headers = { 'idempotency-key': newIntentId() }
  const edit = await ask('PUT', customersAt(`?id=${id}`), { headers, body: { name: 'x' } })
  expect([edit.status, edit.body.code]).toEqual([428, 'precondition_required'])
  const removal = await ask('DELETE', customersAt(`/${id}`), { headers })
  expect([removal.status, removal.body.code]).toEqual([428, 'confirmation_required'])
  expect((await ask('POST', customersAt(), { body: someone() })).status).toBe(400)
  expect(await writes()).toEqual([])
})

test('a confirmation is good for one version of one customer, once (DS-4)', async () => {
  const [seen, other] = [await made(), await made()]
  const invalid = async (confirmation: string) =>
    expect((await archive(seen.id, confirmation)).body.code).toBe('confirmation_invalid')
  await invalid(await confirm(other))
  await invalid(newIntentId())
  const stale = await confirm(seen)
  await upstream('PUT', `/customers?id=${seen.id}`, { name: 'Changed by another client' })
  await invalid(stale)
  const good = await confirm(await read(seen.id))
  expect((await archive(seen.id, good)).status).toBe(204)
  await invalid(good)
  expect(await writes()).toEqual(['deleteCustomer'])
  expect((await read(seen.id)).status).toBe('archived')
})

for (const kind of ['apply-then-reset', 'apply-then-hang'])
  test(`a new customer, ${kind}: may have been made, is found by reading, and is never sent again (DS-3)`, async () => {
    const [id, body] = [newIntentId(), someone()]
    await fails({ operation: 'createCustomer', kind })
    const answer = await create(body, id)
    expect([answer.status, answer.body.code]).toEqual([kind === 'apply-then-hang' ? 504 : 502, 'outcome_unknown'])
    expect(answer.body.details).toEqual({ intent: id })
    await expect.poll(async () => (await intent(id, 1)).body.state).toBe('done')
    expect((await create(body, id, { at: 1 })).body).toMatchObject({ external_id: body.external_id })
    expect(await writes()).toEqual(['createCustomer'])
  })

for (const kind of ['reset', 'hang'])
  test(`an edit, ${kind}: unknown, then failed; the next attempt is the only one that is done (DS-3)`, async () => {
    const [id, seen] = [newIntentId(), await made()]
    await fails({ operation: 'updateCustomer', kind })
    expect((await update(seen, { name: 'Again' }, id)).body.code).toBe('outcome_unknown')
    await expect
      .poll(async () => (await intent(id)).body, { timeout: 30_000 })
      .toMatchObject({ state: 'failed', code: 'not_applied' })
    expect((await read(seen.id)).name).toBe('Someone')
    expect((await update(seen, { name: 'Again' })).status).toBe(200)
    expect(await writes()).toEqual(['updateCustomer', 'updateCustomer'])
  })

test('an intent is its maker’s alone (AZ-4)', async () => {
  const id = newIntentId()
  await create(someone(), id)
  const random = await intent(newIntentId())
  expect(random.status).toBe(404)
  for (const name of [id.toLowerCase(), 'x']) {
    const answer = await intent(name)
    expect([answer.status, answer.body]).toEqual([404, random.body])
  }
  expect((await intent(id)).body).toMatchObject({
    id,
    operation: 'createCustomer',
    environment: 'sandbox',
    state: 'done',
    code: null,
  })
  expect((await call(urlOf() + routes.api.intent(id), 'GET', {})).status).toBe(401)
})

test('nothing but a page of the console, in JSON, writes (AU-9)', async () => {
  const [seen, confirmation] = [await made(), '']
  const origins = [
    undefined,
    'null',
    'https://evil.test',
    `${urlOf()}.evil.test`,
    urlOf().replace('http:', 'https:'),
    'http://localhost:1',
  ]
  const types = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']
  const requests = [
    { method: 'POST', address: customersAt(), body: JSON.stringify(someone()) },
    { method: 'PUT', address: customersAt(`?id=${seen.id}`), body: '{"name":"x"}' },
    { method: 'DELETE', address: customersAt(`/${seen.id}`), body: undefined },
    { method: 'POST', address: routes.api.confirmations(), body: '{}' },
  ]
  for (const { method, address, body } of requests)
    for (const origin of [...origins, urlOf()])
      for (const type of types) {
        if (origin === urlOf() && type === 'application/json') continue
        const headers = {
          cookie,
          'content-type': type,
          'idempotency-key': newIntentId(),
          'if-match': quotedVersion(versionOf(seen)),
          confirmation: confirmation || newIntentId(),
          ...(origin !== undefined && { origin }),
        }
        const { status } = await call(urlOf() + address, method, headers, body)
        expect(status, `${method} ${address} from ${origin} as ${type}`).toBe(origin === urlOf() ? 415 : 403)
      }
  for (const site of ['cross-site', 'same-site'])
    expect((await create(someone(), newIntentId(), { headers: { 'sec-fetch-site': site } })).status).toBe(403)
  expect(await writes()).toEqual([])
})

test('a body that is too long, too deep or has members nobody knows writes nothing (PX-7, PX-8, AZ-3)', async () => {
  const seen = await made()
  expect((await create(someone({ metadata: { long: 'x'.repeat(70_000) } }))).status).toBe(413)
  const refused = [
    '{"external_id":"a","name":"x","__proto__":{"admin":true}}',
    '{"external_id":"a","name":"x","metadata":{"constructor":{}}}',
    '{"external_id":"a","name":"x","status":"archived"}',
    '{"external_id":"a","name":"x","tenant_id":"other"}',
    '{"external_id":"a","name":"x","role":"admin"}',
    `{"external_id":"a","metadata":${'['.repeat(40)}${']'.repeat(40)}}`,
  ]
  for (const body of refused) {
    const headers = { 'idempotency-key': newIntentId(), 'if-match': quotedVersion(versionOf(seen)) }
    expect((await ask('POST', customersAt(), { headers, body })).status, body).toBe(400)
    expect((await ask('PUT', customersAt(`?id=${seen.id}`), { headers, body })).status, body).toBe(400)
  }
  for (const query of ['', '?id=a&id=b', '?id=..%2fx', '?external_customer_id=..%2f..', '?id=a&dry_run=1'])
    expect(
      (await ask('PUT', customersAt(query), { headers: { 'idempotency-key': newIntentId() }, body: {} })).status,
      query,
    ).toBe(400)
  expect(await writes()).toEqual([])
})

test.describe('with the store at hand', () => {
  // biome-ignore lint/suspicious/noSkippedTests: only where there is nothing to run it on, and the report says so
  test.beforeEach(() => test.skip(!postgres, 'no Postgres server on this machine'))
  const sql = async (text: string) => (await postgres?.query(text))?.rows ?? []
  const counted = async (table: string) => Number((await sql(`select count(*) from ${table}`))[0]?.count)

  test('two consoles write to one customer in turn, and twenty edits of fresh versions all stand (DS-1)', async () => {
    test.slow()
    const { id } = await made()
    for (let round = 0; round < 10; round++) {
      const seen = await read(id)
      const answers = await times(2, (at) => update(seen, { name: `Round ${round} of ${at}` }, newIntentId(), { at }))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    }
    expect(await writes()).toHaveLength(10)
  })

  test('what cannot be audited is not done (DS-10)', async () => {
    const seen = await made()
    const confirmation = await confirm(seen)
    const before = await counted('intents')
    await sql('alter table audit_entries rename to audit_entries_away')
    try {
      for (const answer of [await create(someone()), await update(seen, { name: 'x' }), await archive(seen.id, confirmation)])
        expect([answer.status, answer.body.code]).toEqual([503, 'audit_unavailable'])
      expect([await writes(), await counted('intents')]).toEqual([[], before])
    } finally {
      await sql('alter table audit_entries_away rename to audit_entries')
    }
    expect((await archive(seen.id, confirmation)).status).toBe(204)
  })

  test('whoever may not write reaches neither the billing API nor the intents, and is audited (AZ-2)', async () => {
    const seen = await made()
    const before = await counted('intents')
    const denials = () => counted("audit_entries where action = 'operation.denied'")
    try {
      for (const role of ['support', 'viewer', 'a role of tomorrow']) {
        await sql(`update users set role = '${role}'`)
        const attempts = [() => create(someone()), () => update(seen, { name: 'x' }), () => archive(seen.id, newIntentId())]
        for (const attempt of attempts) {
          const deniedBefore = await denials()
          const answer = await attempt()
          expect([answer.status, answer.body.code]).toEqual([403, 'permission_denied'])
          expect(await denials()).toBe(deniedBefore + 1)
        }
      }
    } finally {
      await sql("update users set role = 'admin'")
    }
    expect([await writes(), await counted('intents')]).toEqual([[], before])
  })

  test('every write is once in the billing API’s record and once in the audit (LD-1)', async () => {
    const ids = Array.from({ length: 20 }, () => newIntentId())
    const answers = await times(20, (at) => create(someone(), ids[at]))
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 201))
    const { body } = await control('GET', '/requests')
    const keys = body.requests.map((one: { headers: Record<string, string> }) => one.headers['idempotency-key'])
    expect(keys.sort()).toEqual([...ids].sort())
    const entries = await sql(
      `select action, details::json->>'intent' as intent from audit_entries where action like 'write.%' order by number`,
    )
    for (const id of ids)
      expect(entries.filter((entry) => entry.intent === id).map(({ action }) => action)).toEqual(['write.begun', 'write.done'])
  })

  test('a console that is killed in the middle of a write leaves it to be settled, once (DS-3)', async () => {
    test.slow()
    const [id, seen] = [newIntentId(), await made()]
    await fails({ operation: 'updateCustomer', customer: seen.id, kind: 'apply-then-hang' })
    const cut = update(seen, { name: 'Killed' }, id, { at: 1 }).catch(() => 'cut off')
    await expect.poll(writes).toEqual(['updateCustomer'])
    consoles[1]?.web.child.kill('SIGKILL')
    expect(await cut).toBe('cut off')
    expect((await intent(id)).body.state).toBe('pending')
    const sameAgain = await update(seen, { name: 'Killed' }, id)
    expect([sameAgain.status, sameAgain.body.code]).toEqual([409, 'intent_in_progress'])
    // What would otherwise take half a minute.
    await sql(`update intents set lease_until = now() where id = '${id}'`)
    expect((await intent(id)).body).toMatchObject({ state: 'done', subject: seen.id })
    expect((await update(seen, { name: 'Killed' }, id)).body).toMatchObject({ id: seen.id, name: 'Killed' })
    expect(await writes()).toEqual(['updateCustomer'])
  })
})
