import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningSandbox, startSandbox } from '@/lib/sandbox/server'
import { readSnippets, type Snippet } from './fixtures/snippets'
import { SDK } from './sdk'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))
const runner = fileURLToPath(new URL('./fixtures/run-snippets.mjs', import.meta.url))
/** Starting a compiler, a sandbox and a second process takes long on a busy machine. */
const PATIENCE_MS = 120_000
const KEY = 'sk_01K9SNPPETS00000000000000A'

/** The page's module names and the files behind them. */
const PATHS = {
  openapi: ['../../lib/billing/sdk.ts'],
  'openapi/core.js': ['../../lib/billing/core.ts'],
  'openapi/funcs/*.js': ['../../lib/billing/funcs/*.ts'],
  'openapi/models': ['../../lib/billing/models.ts'],
  'openapi/models/operations': ['../../lib/billing/models/operations.ts'],
  'openapi/models/errors': ['../../lib/billing/models/errors.ts'],
  'openapi/types': ['../../lib/billing/types.ts'],
  '@/*': ['../../*'],
}

let snippets: Snippet[]
let folder: string
let sandbox: RunningSandbox
let sdk: SDK

beforeAll(async () => {
  snippets = await readSnippets()
  await mkdir(`${root}.test`, { recursive: true })
  folder = await mkdtemp(`${root}.test/snippets-`)
  const compilerOptions = {
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    paths: PATHS,
  }
  await writeFile(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ['*.ts'] }))
  sandbox = await startSandbox({ port: 0, dataDir: 'memory', apiKeys: [{ key: KEY, access: 'full' }], customers: 10 })
  sdk = new SDK({ serverURL: sandbox.url, apiKeyAuth: KEY })
}, PATIENCE_MS)

afterAll(async () => {
  await sandbox?.close()
  await rm(folder, { recursive: true, force: true })
})

test('the page has two examples for each of nine operations', () => {
  expect(snippets).toHaveLength(18)
  for (const { code } of snippets) expect(code).toMatch(/^import .*\nrun\(\);\n$/s)
})

test(
  'all of them compile, word for word',
  async () => {
    await writeAll((snippet) => snippet.code)
    await run('npx', ['tsc', '-p', folder], { cwd: root }).catch((error) => {
      throw new Error(error.stdout || error.message)
    })
  },
  PATIENCE_MS,
)

test(
  'all of them run against the sandbox',
  async () => {
    const acme = await sdk.customers.getCustomerByExternalId({ externalId: 'acme-42' })
    const files = await writeAll(await withRealIds(acme.id ?? ''))
    const node = ['--disallow-code-generation-from-strings', '--import', 'tsx', runner, ...files]
    const { stdout } = await run('node', node, {
      cwd: root,
      env: { ...process.env, TSX_TSCONFIG_PATH: `${folder}/tsconfig.json` },
    })
    const printed = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))

    const id = acme.id
    const page = {
      items: expect.arrayContaining([expect.objectContaining({ externalId: 'acme-42' })]),
      pagination: expect.anything(),
    }
    const features = {
      customerId: id,
      features: expect.arrayContaining([expect.objectContaining({ feature: expect.anything() })]),
    }
    expect(Object.fromEntries(snippets.map(({ operation, kind }, index) => [`${operation} ${kind}`, printed[index]]))).toEqual({
      'updateCustomer method': [expect.objectContaining({ id })],
      'updateCustomer standalone': [expect.objectContaining({ id })],
      'createCustomer method': [expect.objectContaining({ externalId: 'created by method' })],
      'createCustomer standalone': [expect.objectContaining({ externalId: 'created by standalone' })],
      'getCustomerByExternalId method': [expect.objectContaining({ id, name: 'Acme' })],
      'getCustomerByExternalId standalone': [expect.objectContaining({ id, name: 'Acme' })],
      'queryCustomer method': [page],
      'queryCustomer standalone': [page],
      'getCustomerUsageSummary method': [features],
      'getCustomerUsageSummary standalone': [features],
      'getCustomer method': [expect.objectContaining({ id })],
      'getCustomer standalone': [expect.objectContaining({ id })],
      'deleteCustomer method': [],
      'deleteCustomer standalone': [],
      'getCustomerEntitlements method': [expect.objectContaining(features)],
      'getCustomerEntitlements standalone': [expect.objectContaining(features)],
      'getCustomerUpcomingGrants method': [expect.objectContaining({ items: expect.arrayContaining([expect.anything()]) })],
      'getCustomerUpcomingGrants standalone': [expect.objectContaining({ items: expect.arrayContaining([expect.anything()]) })],
    })
    for (const externalId of ['to be deleted by method', 'to be deleted by standalone']) {
      await expect(sdk.customers.getCustomerByExternalId({ externalId })).rejects.toMatchObject({ statusCode: 404 })
    }
  },
  PATIENCE_MS,
)

async function writeAll(codeOf: (snippet: Snippet) => string): Promise<string[]> {
  const files = snippets.map(({ operation, kind }) => `${folder}/${operation}-${kind}.ts`)
  await Promise.all(snippets.map((snippet, index) => writeFile(files[index] ?? '', codeOf(snippet))))
  return files
}

/** Fills the placeholders, waits for the call, and adds what three of the examples leave out although the API requires it: a name, an id. */
async function withRealIds(acmeId: string): Promise<(snippet: Snippet) => string> {
  const doomed: Record<string, string> = {}
  for (const kind of ['method', 'standalone'] as const) {
    const customer = await sdk.customers.createCustomer({ externalId: `to be deleted by ${kind}`, name: 'Gone soon' })
    doomed[kind] = customer.id ?? ''
  }
  return ({ operation, kind, code }) =>
    code
      .replace('https://api.example.com', sandbox.url)
      .replace('<YOUR_API_KEY_HERE>', KEY)
      .replace('body: {}', `id: "${acmeId}", body: {}`)
      .replace('getCustomerUsageSummary()', `getCustomerUsageSummary({ customerId: "${acmeId}" })`)
      .replace('customersGetCustomerUsageSummary(sdk)', `customersGetCustomerUsageSummary(sdk, { customerId: "${acmeId}" })`)
      .replace(
        'externalId: "<id>"',
        operation === 'createCustomer' ? `externalId: "created by ${kind}", name: "New"` : 'externalId: "acme-42"',
      )
      .replace('<id>', operation === 'deleteCustomer' ? (doomed[kind] ?? '') : acmeId)
      .replace(/^run\(\);/m, 'await run();')
}
