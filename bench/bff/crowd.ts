/**
 * Fifty people at work at once (LD-1): each with a session and a customer of their own, asking something about once a second; one call in
 * a hundred saves an edit. What must hold is counted afterwards in the sandbox's record of requests and in the audit.
 */
import { request } from 'undici'
import { newIntentId } from '@/lib/intents/intent-id'
import { customerVersion, quotedVersion } from '@/lib/intents/version'
import type { AuditLine, AuditPage } from '@/lib/queries/audit-line'
import { routes } from '@/lib/routes'
import { quantile } from './load'

export interface Place {
  /** The console's address, and the origin its pages have. */
  url: string
  origin: string
  environment: string
  sandboxUrl: string
  controlUrl: string
  apiKey: string
  /** Makes a session of its own and returns its cookie. */
  signIn: () => Promise<string>
}

interface Answer {
  status: number
  text: string
  ms: number
}
interface User {
  cookie: string
  /** The customer in wire form, as this user has seen it last. */
  customer: WireCustomer
}
type WireCustomer = Record<string, unknown> & { id: string; external_id: string }
interface Write {
  intent: string
  customer: string
}

const WRITE_EVERY = 100
/** Every so many reads the same is asked of the sandbox itself, so that what the console adds can be told. */
const DIRECT_EVERY = 5
const PAUSE_MS = 1000
/** The sandbox drops what is older. */
const RECORDED = 10_000
const GOAL_MS = 50

async function ask(url: string, method: string, headers: Record<string, string>, body?: unknown): Promise<Answer> {
  const startedMs = performance.now()
  try {
    const answer = await request(url, {
      method: method as 'GET',
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.body.text()
    return { status: answer.statusCode, text, ms: performance.now() - startedMs }
  } catch (error) {
    return { status: 0, text: error instanceof Error ? error.message : String(error), ms: performance.now() - startedMs }
  }
}

/** What people read most, most often; each as the billing API's own path, so that both can be asked. */
const READS: ((customer: WireCustomer, turn: number) => { method: string; path: string; body?: unknown })[] = [
  (_, turn) => ({ method: 'POST', path: '/customers/search', body: { limit: 25, offset: 25 * (turn % 4) } }),
  ({ id }) => ({ method: 'GET', path: `/customers/${id}` }),
  (_, turn) => ({ method: 'POST', path: '/customers/search', body: { limit: 25, offset: 25 * (turn % 7) } }),
  ({ id }) => ({ method: 'GET', path: `/customers/${id}/entitlements` }),
  ({ external_id }) => ({ method: 'GET', path: `/customers/external/${encodeURIComponent(external_id)}` }),
  ({ id }) => ({ method: 'GET', path: `/customers/${id}/grants/upcoming` }),
  ({ external_id }) => ({ method: 'POST', path: '/customers/search', body: { external_id } }),
]

/** By its content in the names of our models, whose version it is. */
const versionOf = (customer: WireCustomer) =>
  customerVersion(
    Object.fromEntries(
      Object.entries(customer).map(([name, value]) => [
        name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
        value ?? undefined,
      ]),
    ),
  )

/** Runs it, prints what was seen, and answers whether every promise was kept. */
export async function crowd(place: Place, { users: count, seconds }: { users: number; seconds: number }): Promise<boolean> {
  const billing = place.url + routes.api.billing(place.environment)
  const direct = (method: string, path: string, body?: unknown) =>
    ask(place.sandboxUrl + path, method, { 'x-api-key': place.apiKey }, body)
  const users = await makeUsers(place, count, direct)
  const through: Record<'reads' | 'writes' | 'direct', number[]> = { reads: [], writes: [], direct: [] }
  const statuses = new Map<number, number>()
  const refused: string[] = []
  const writes: Write[] = []
  let calls = 0

  const note = (kind: 'reads' | 'writes', what: string, { status, text, ms }: Answer) => {
    through[kind].push(ms)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    if (status !== 200) refused.push(`${what}: ${status} ${text.slice(0, 160)}`)
  }
  const save = async (user: User) => {
    const { id } = user.customer
    const intent = newIntentId()
    const headers = {
      cookie: user.cookie,
      origin: place.origin,
      'idempotency-key': intent,
      'if-match': quotedVersion(versionOf(user.customer)),
    }
    const answer = await ask(`${billing}/customers?id=${id}`, 'PUT', headers, { name: `Saved by ${intent}` })
    writes.push({ intent, customer: id })
    note('writes', 'PUT /customers', answer)
    if (answer.status === 200) user.customer = JSON.parse(answer.text)
  }
  const read = async (user: User, turn: number) => {
    const { method, path, body } = READS[turn % READS.length]?.(user.customer, turn) ?? { method: 'GET', path: '/' }
    note('reads', `${method} ${path}`, await ask(billing + path, method, { cookie: user.cookie, origin: place.origin }, body))
    if (turn % DIRECT_EVERY === 0) through.direct.push((await direct(method, path, body)).ms)
  }
  const startedMs = performance.now()
  const leftMs = () => seconds * 1000 - (performance.now() - startedMs)
  const work = async (user: User, index: number) => {
    await pause((index * PAUSE_MS) / count) // nobody sits down at the same moment
    while (leftMs() > 0) {
      const turn = calls++
      await (turn % WRITE_EVERY === WRITE_EVERY / 2 ? save(user) : read(user, turn))
      await pause(Math.max(0, Math.min(PAUSE_MS * (0.5 + Math.random()), leftMs())))
    }
  }
  await ask(`${place.controlUrl}/requests`, 'DELETE', {})
  await Promise.all(users.map(work))

  const [record, audit] = [await recorded(place), await audited(place, users[0]?.cookie ?? '')]
  const once = (seen: string[]) => writes.filter(({ intent }) => seen.filter((one) => one === intent).length === 1).length
  const [inRecord, inAudit] = [once(record.intents), once(audit.done)]
  const names = await Promise.all(
    users.map(async ({ customer }) => {
      const { text } = await direct('GET', `/customers/${customer.id}`)
      return JSON.parse(text).name === customer.name
    }),
  )
  const lost = names.filter((isKept) => !isKept).length
  const overhead = quantile(through.reads, 0.95) - quantile(through.direct, 0.95)

  console.log(
    `\n${count} people for ${seconds} s, one call about every ${PAUSE_MS / 1000} s each; a hundredth of the calls writes\n`,
  )
  console.log('| | calls | p50 | p95 |\n| --- | --- | --- | --- |')
  const line = (name: string, times: number[]) =>
    console.log(`| ${name} | ${times.length} | ${inMs(quantile(times, 0.5))} | ${inMs(quantile(times, 0.95))} |`)
  line('reads through the console', through.reads)
  line('the same of the sandbox itself', through.direct)
  line('writes through the console', through.writes)
  const answered = [...statuses].sort().map(([status, times]) => `${times} × ${status || 'no answer'}`)
  const promises: [string, boolean, string][] = [
    ['every call is answered 200, none with 5xx', refused.length === 0 && calls > 0, answered.join(', ')],
    [
      'every write stands once in the sandbox’s record',
      writes.length > 0 && inRecord === writes.length && record.intents.length === writes.length && !record.isFull,
      `${inRecord} of ${writes.length}, ${record.intents.length} recorded${record.isFull ? '; the record is full' : ''}`,
    ],
    [
      'every write stands once in the audit, as done',
      writes.length > 0 && inAudit === writes.length && audit.done.length === writes.length,
      `${inAudit} of ${writes.length}, ${audit.done.length} entries`,
    ],
    ['the audit’s chain is unbroken', audit.isWhole, audit.verified],
    ['every customer is as its user saved it', lost === 0, `${count - lost} of ${count}`],
    [`the console adds less than ${GOAL_MS} ms to reads at p95`, overhead < GOAL_MS, inMs(overhead)],
  ]
  console.log('\n| promise | | seen |\n| --- | --- | --- |')
  for (const [promise, isKept, seen] of promises) console.log(`| ${promise} | ${isKept ? 'PASS' : 'FAIL'} | ${seen} |`)
  for (const one of refused.slice(0, 5)) console.log(`  ${one}`)
  return promises.every(([, isKept]) => isKept)
}

const inMs = (value: number) => (Number.isNaN(value) ? '—' : `${value.toFixed(1)} ms`)
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** One after the other: hashing passwords side by side would be another measurement. */
async function makeUsers(
  { signIn }: Place,
  count: number,
  direct: (method: string, path: string, body?: unknown) => Promise<Answer>,
): Promise<User[]> {
  const users: User[] = []
  for (let index = 0; index < count; index++) {
    const body = { external_id: `crowd-${newIntentId()}`, name: `Customer ${index}`, metadata: { user: String(index) } }
    const made = await direct('POST', '/customers', body)
    if (made.status !== 201) throw new Error(`The sandbox made no customer: ${made.status} ${made.text.slice(0, 200)}`)
    users.push({ cookie: await signIn(), customer: JSON.parse(made.text) })
  }
  return users
}

/** The intents of the edits that reached the billing API, one for each time. */
async function recorded({ controlUrl }: Place): Promise<{ intents: string[]; isFull: boolean }> {
  const { text } = await ask(`${controlUrl}/requests`, 'GET', {})
  const requests: { operation: string | null; headers: Record<string, string> }[] = JSON.parse(text).requests
  const edits = requests.filter(({ operation }) => operation === 'updateCustomer')
  return { intents: edits.map(({ headers }) => headers['idempotency-key'] ?? ''), isFull: requests.length >= RECORDED }
}

async function audited({ url }: Place, cookie: string): Promise<{ done: string[]; isWhole: boolean; verified: string }> {
  const get = async (path: string) => {
    const { status, text } = await ask(url + path, 'GET', { cookie })
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    return JSON.parse(text)
  }
  const lines: AuditLine[] = []
  for (let before: number | null | undefined; before !== null; ) {
    const page: AuditPage = await get(routes.api.audit({ action: 'write.done', before: before?.toString() }))
    lines.push(...page.items)
    before = page.before
  }
  const verification = await get(routes.api.auditVerification())
  return {
    done: lines.map(({ details }) => String(details.intent)),
    isWhole: verification.ok === true,
    verified: verification.ok ? `${verification.entries} entries` : verification.reason,
  }
}
