import { afterAll, beforeAll, expect, test } from 'vitest'
import { asCookie, testStore } from '@/lib/auth/fixtures/test-store'
import { ROLES } from '@/lib/auth/roles'
import { openSession } from '@/lib/auth/sign-in'
import { settings } from '@/lib/env'
import { users } from '@/lib/store/tables/staff'
import { closeScriptedApis, scriptedApi } from './fixtures/scripted-api'
import { handle } from './handle'
import { operations } from './operations'

const PEOPLE = 20
const READS_EACH = 500

/** Answers with the customer that was asked for, each after a while of its own, and now and then with 503. */
const api = await scriptedApi((request, response) => {
  const number = api.asked.length
  const id = /customers\/(\w+)/.exec(request.url ?? '')?.[1]
  const [status, body] =
    number % 19 === 0
      ? [503, {}]
      : [200, { id, customer_id: id, name: `Name of ${id}`, metadata: { note: `of ${id}` }, items: [], features: [] }]
  const answer = () => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (number % 3 === 0) setTimeout(answer, number % 5)
  else answer()
})
const store = testStore({ BILLING_API_URL: api.apiUrl })
afterAll(closeScriptedApis)

const reads = [operations.getCustomer, operations.getCustomerEntitlements].map((row) => handle<never, unknown>(row as never))
let sessions: Headers[]

beforeAll(async () => {
  const people = Array.from({ length: PEOPLE }, (_, one) => ({
    id: `person-${one}`,
    name: `Person ${one}`,
    email: `px9-${one}@console.example`,
    role: ROLES[one % ROLES.length] ?? 'viewer',
  }))
  await store().database.insert(users).values(people)
  sessions = []
  for (const { id } of people) sessions.push(asCookie(await openSession(id, new Headers(), 'request-0', 'password')))
})

/** Of all that came back: what was not of the customer who was asked for, or might be kept. */
async function strayAnswers(person: number, headers: Headers, environment: string): Promise<string[]> {
  const strays: string[] = []
  const asked = { 200: 0, 503: 0 }
  for (let turn = 0; turn < READS_EACH; turn++) {
    const id = `cust_of_${person}_${turn}`
    const request = new Request(`http://console.test/api/billing/${environment}/customers/${id}`, { headers })
    const answer = await (reads[turn % 2] as (typeof reads)[0])(request, { params: Promise.resolve({ environment, id }) })
    const text = await answer.text()
    const others = [...text.matchAll(/cust_of_\d+_\d+/g)].filter(([named]) => named !== id)
    const isOwn = answer.status === 200 && text.includes(`"${id}"`)
    if (answer.status === 200 || answer.status === 503) asked[answer.status]++
    // 503 after all retries is an answer; somebody else's customer is none.
    if (!(isOwn || answer.status === 503) || others.length > 0 || answer.headers.get('cache-control') !== 'private, no-store')
      strays.push(`${id}: ${answer.status} ${text}`)
  }
  if (asked[200] < READS_EACH * 0.9) strays.push(`only ${asked[200]} of ${READS_EACH} were answered`)
  return strays
}

test(`${PEOPLE} people who read ${READS_EACH} customers each, all at once, get their own and no other (PX-9)`, {
  timeout: 120_000,
}, async () => {
  const environment = settings().environments[0]?.name ?? ''
  const strays = await Promise.all(sessions.map((headers, person) => strayAnswers(person, headers, environment)))
  expect(strays.flat()).toEqual([])
  expect(api.asked.length).toBeGreaterThan(PEOPLE * READS_EACH)
})
