// Prints how large the typed client is and how fast it decodes, beside the generated original in the same run.
// Fails when a goal is missed: one function 14 kB gzip, the whole SDK 24 kB, 1,000 customers in 12 ms and no slower than the original.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { customersPage } from './customers-page.mjs'
import { compareMedians } from './medians.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const original = fileURLToPath(new URL('./original/', import.meta.url))
const scratch = `${root}.test/bench-client/`

const OPERATIONS = [
  'UpdateCustomer',
  'CreateCustomer',
  'GetCustomerByExternalId',
  'QueryCustomer',
  'GetCustomerUsageSummary',
  'GetCustomer',
  'DeleteCustomer',
  'GetCustomerEntitlements',
  'GetCustomerUpcomingGrants',
]
const GOALS = { functionKB: 14, sdkKB: 24, decodeMs: 12 }
const misses = []

if (!existsSync(`${original}node_modules`)) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--silent'], { cwd: original, stdio: ['ignore', 'inherit', 'ignore'] })
}

/** Bundles `code` as a page would load it: minified ES2022. Its imports are resolved from the folder `entries`. */
async function bundle(name, code, entries, alias = {}) {
  await mkdir(entries, { recursive: true })
  await mkdir(scratch, { recursive: true })
  const entry = `${entries}${name}.entry.js`
  await writeFile(entry, code)
  const { output } = await build({
    root: entries,
    configFile: false,
    logLevel: 'error',
    resolve: { alias },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      minify: 'esbuild',
      rollupOptions: { input: entry, preserveEntrySignatures: 'strict', output: { inlineDynamicImports: true } },
    },
  })
  const file = `${scratch}${name}.mjs`
  await writeFile(file, output[0].code)
  return { file, kB: gzipSync(output[0].code, { level: 9 }).length / 1000 }
}

const kebab = (name) => name.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase()
const ours = (name, code) => bundle(`ours-${name}`, code, scratch, { '@': root.slice(0, -1) })
const theirs = (name, code) => bundle(`original-${name}`, code, `${original}node_modules/.entries/`)

console.log('size, kB gzip (minified ES2022)'.padEnd(44), 'ours'.padStart(8), 'original'.padStart(9))
function row(label, { kB }, { kB: theirKB } = {}, goal = Number.POSITIVE_INFINITY) {
  console.log(
    label.padEnd(44),
    kB.toFixed(1).padStart(8),
    (theirKB?.toFixed(1) ?? '').padStart(9),
    kB > goal ? `  above ${goal}` : '',
  )
  if (kB > goal) misses.push(label)
}

for (const operation of OPERATIONS) {
  const name = `customers${operation}`
  const path = `funcs/customers-${kebab(operation)}`
  const mine = await ours(name, `export { SDKCore } from '@/lib/billing/core'\nexport { ${name} } from '@/lib/billing/${path}'`)
  const their = await theirs(
    name,
    `export { FlexpriceCore } from '@flexprice/sdk/core.js'\nexport { ${name} } from '@flexprice/sdk/${path}.js'`,
  )
  row(name, mine, their, GOALS.functionKB)
}
const sdk = await ours('sdk', `export { SDK } from '@/lib/billing/sdk'`)
const customersOnly = await theirs('customers', `export { Customers } from '@flexprice/sdk/sdk/customers.js'`)
row('SDK (original: its customers alone)', sdk, customersOnly, GOALS.sdkKB)

const decodeOurs = await ours(
  'decode',
  `import * as z from '@/lib/zod'
   import { DtoListCustomersResponse } from '@/lib/billing/models/customer'
   export const decode = (page) => z.decode(DtoListCustomersResponse, page)`,
)
const decodeTheirs = await theirs(
  'decode',
  `import { DtoListCustomersResponse$inboundSchema } from '@flexprice/sdk/sdk/models/dto-list-customers-response.js'
   import * as z from 'zod/v4-mini'
   z.config({ jitless: true }) // as in a page whose CSP forbids generated code
   export const decode = (page) => z.parse(DtoListCustomersResponse$inboundSchema, page)`,
)
const load = ({ file }) => import(`${pathToFileURL(file)}`)
const page = customersPage(1000)
const [mine, their] = compareMedians([(await load(decodeOurs)).decode, (await load(decodeTheirs)).decode], page)
console.log('\ndecode 1,000 customers, ms at the median'.padEnd(45), mine.toFixed(1).padStart(8), their.toFixed(1).padStart(9))
if (mine > GOALS.decodeMs) misses.push(`decode above ${GOALS.decodeMs} ms`)
if (mine > their) misses.push('decode slower than the original')

if (misses.length > 0) {
  console.error(`\nmissed: ${misses.join(', ')}`)
  process.exitCode = 1
}
