import { SANDBOX_DEFAULTS } from '@/lib/sandbox/defaults'
import { type RunningSandbox, type SandboxSettings, startSandbox } from '@/lib/sandbox/server'

/** The present of every test: a Tuesday in the middle of a month, so that windows and periods have room on both sides. */
export const TEST_NOW = new Date('2026-09-15T12:00:00Z')

export interface Answer {
  status: number
  headers: Headers
  /** As sent. */
  text: string
  /** Parsed; undefined when it is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts on the shape it expects, which is the check of its type
  body: any
}

export interface CallOptions {
  body?: unknown
  /** Sent as they are, instead of `body`. */
  rawBody?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

export interface TestSandbox extends RunningSandbox {
  controlUrl: string
  /** Calls the API with the full key. @param path below `/v1` */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>
  /** Calls the control surface. */
  control(method: string, path: string, body?: unknown): Promise<Answer>
  /** A search's answer. */
  search(body: unknown): Promise<Answer>
  /** The id of the published customer with an external id. */
  idOf(externalId: string): Promise<string>
  /** A new customer's body, with an external id nobody has. */
  create(fields?: Record<string, unknown>): Promise<Answer['body']>
}

/** A Postgres to run the same tests on, one file at a time, in place of memory. */
const TEST_DATABASE_URL = process.env.SANDBOX_TEST_DATABASE_URL

/** A sandbox in memory with the named customers and, unless told otherwise, a few others. */
export async function startTestSandbox(settings: Partial<SandboxSettings> = {}): Promise<TestSandbox> {
  const running = await startSandbox({
    port: 0,
    controlPort: 0,
    dataDir: 'memory',
    ...(TEST_DATABASE_URL ? { databaseUrl: TEST_DATABASE_URL } : {}),
    apiKeys: [
      { key: SANDBOX_DEFAULTS.apiKey, access: 'full' },
      { key: SANDBOX_DEFAULTS.readOnlyApiKey, access: 'read' },
    ],
    customers: 30,
    now: TEST_NOW,
    ...settings,
  })
  const { controlUrl = '' } = running
  const call: TestSandbox['call'] = (method, path, { body, rawBody, headers, signal } = {}) =>
    request(`${running.url}${path}`, {
      method,
      headers: { 'x-api-key': SANDBOX_DEFAULTS.apiKey, ...headers },
      body: rawBody ?? (body === undefined ? undefined : JSON.stringify(body)),
      signal: signal ?? null,
      redirect: 'manual',
    })
  const control: TestSandbox['control'] = (method, path, body) =>
    request(`${controlUrl}${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  // What the file before this one left there.
  if (TEST_DATABASE_URL) await control('POST', '/reset', { customers: settings.customers ?? 30, now: TEST_NOW.toISOString() })
  let created = 0
  return {
    ...running,
    controlUrl,
    call,
    control,
    search: (body) => call('POST', '/customers/search', { body }),
    async idOf(externalId) {
      const { body } = await call('GET', `/customers/external/${encodeURIComponent(externalId)}`)
      return body.id
    },
    async create(fields = {}) {
      created += 1
      const answer = await call('POST', '/customers', {
        body: { external_id: `made-${created}`, name: `Made ${created}`, ...fields },
      })
      if (answer.status !== 201) throw new Error(`creating a customer answered ${answer.status}: ${answer.text}`)
      return answer.body
    },
  }
}

async function request(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: parsed(text) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
