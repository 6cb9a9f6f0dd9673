import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { WIDGETS } from '../lib/embed/widgets'
import { routes } from '../lib/routes'
import { ACCESS } from './access-table'
import { CONSOLE_LOG } from './deployment'
import { asWidget, mint, newEmbed } from './own-embeds'
import { administrator, stranger } from './people'
import { archiveCustomer, createCustomer, orderFault, requestsOf } from './sandbox'
import { customerId, expect, test } from './test'

const READS = Object.keys(ACCESS).filter((entry) => entry.startsWith('GET /api/embed/'))
const addressOf = (entry: string, known: Record<string, string>) =>
  (entry.split(' ')[1] ?? '').replace(/\[(\w+)\]/g, (_, name) => known[name] ?? 'none-of-ours')

test('a token opens the reads of its own embed, and no route of staff (EM-5)', async () => {
  const embed = await newEmbed()
  const { token } = await mint(embed)
  for (const entry of READS)
    expect([entry, (await asWidget(addressOf(entry, { configId: embed.configId }), token)).status]).toEqual([entry, 200])
  const acme = await customerId('acme-42')
  const known = { environment: 'sandbox', customerId: acme, external_id: 'acme-42', id: acme, configId: embed.configId }
  const nobody = await stranger()
  const others = Object.keys(ACCESS).filter((entry) => !entry.startsWith('page ') && !READS.includes(entry))
  const answers = await Promise.all(
    others.map(async (entry) => {
      const [method = ''] = entry.split(' ')
      const answer = await nobody.fetch(addressOf(entry, known), {
        method,
        maxRedirects: 0,
        maxRetries: 2,
        headers: { authorization: `Bearer ${token}` },
        ...(method !== 'GET' && method !== 'DELETE' && { data: {} }),
      })
      return [entry, answer.status()]
    }),
  )
  // The answer that a stranger gets.
  expect(answers).toEqual(others.map((entry) => [entry, ACCESS[entry]?.[0]]))
})

test('a staff session opens no read of a widget, and takes nothing from a token beside it (EM-5)', async () => {
  const embed = await newEmbed()
  const { token } = await mint(embed, { external_customer_id: 'acme-42', widgets: ['usage'] })
  const admin = await administrator()
  const authorization = `Bearer ${token}`
  for (const widget of WIDGETS) {
    expect((await admin.get(routes.api.widget(embed.configId, widget))).status()).toBe(401)
    const both = await admin.get(routes.api.widget(embed.configId, widget), { headers: { authorization } })
    expect([widget, both.status()]).toEqual([widget, widget === 'usage' ? 200 : 403])
  }
  const write = (headers: Record<string, string>) =>
    admin.post(routes.api.embedRevocations(), { data: { environment: 'sandbox', customer_id: 'cust_none' }, headers })
  expect((await write({ authorization })).status()).toBe(200)
  expect((await write({ authorization, origin: 'https://portal.example' })).status()).toBe(403)
})

test('a widget’s routes only read (EM-4)', async () => {
  const embed = await newEmbed()
  const { token } = await mint(embed)
  for (const entry of READS)
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await fetch(process.env.E2E_URL + addressOf(entry, { configId: embed.configId }), {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: '{}',
      })
      expect([method, entry, answer.status]).toEqual([method, entry, 405])
    }
})

test('each embed says exactly who may frame it; the console’s own pages nobody (EM-9)', async () => {
  const nobody = await stranger()
  const table: [Parameters<typeof newEmbed>[0], string][] = [
    [{ origins: ['https://portal.example'] }, 'https://portal.example'],
    [{ origins: ['https://a.example:8443', 'http://localhost:3999'] }, 'https://a.example:8443 http://localhost:3999'],
    [{ origins: [] }, "'none'"],
    [{ origins: ['https://portal.example'], isEnabled: false }, "'none'"],
  ]
  for (const [members, expected] of table) {
    const { configId } = await newEmbed(members)
    for (const page of [...WIDGETS, 'all'] as const) {
      const { headers } = await at(nobody, routes.embed(configId, page))
      expect(headers['content-security-policy']).toMatch(new RegExp(`; frame-ancestors ${expected.replace(/[/.]/g, '\\$&')}$`))
      expect(headers['x-frame-options']).toBeUndefined()
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['set-cookie']).toBeUndefined()
    }
    const preview = await at(nobody, routes.embedPreview(configId, 'all'))
    expect(preview.headers['content-security-policy']).toMatch(/; frame-ancestors 'self'$/)
  }
  for (const page of [routes.login(), routes.embed('emb_unknown', 'all'), '/embed.js']) {
    const { headers } = await at(nobody, page)
    expect(headers['content-security-policy'], page).toMatch(/; frame-ancestors 'none'$/)
  }
  const admin = await administrator()
  for (const origin of ['*', 'https://*.example', 'javascript:alert(1)', "https://a.example; script-src 'unsafe-inline'"]) {
    const { configId } = await newEmbed()
    const stored = await (await admin.get(routes.api.embed(configId))).json()
    const refused = await admin.put(routes.api.embed(configId), {
      data: { version: stored.version, configuration: { ...stored.configuration, origins: [origin] } },
    })
    expect([origin, refused.status()]).toEqual([origin, 400])
  }
})

async function at(who: Awaited<ReturnType<typeof stranger>>, address: string) {
  const answer = await who.get(address, { maxRedirects: 0 })
  return { status: answer.status(), headers: answer.headers(), text: await answer.text() }
}

test('a token in the query is refused with a hint, at the pages, too (EM-8)', async () => {
  const embed = await newEmbed()
  const { token } = await mint(embed)
  const nobody = await stranger()
  for (const name of ['t', 'token']) {
    const { status, text, headers } = await at(nobody, `${routes.embed(embed.configId, 'all')}?${name}=${token}`)
    expect([status, text]).toEqual([400, expect.stringContaining('#t=')])
    expect(text).not.toContain(token)
    expect(headers['referrer-policy']).toBe('no-referrer')
  }
})

test('a customer who is archived while somebody looks is gone, and the API being down is told apart', async () => {
  const { id, external_id } = await createCustomer()
  const embed = await newEmbed()
  const { token } = await mint(embed, { external_customer_id: external_id })
  const usage = () => asWidget(routes.api.widget(embed.configId, 'usage'), token)
  expect((await usage()).status).toBe(200)
  await orderFault({ operation: 'getCustomerUsageSummary', customer: id, kind: 'status', status: 500, count: 3 })
  const failed = await usage()
  expect([failed.status, (await failed.json()).code]).toEqual([502, 'upstream_error'])
  expect((await usage()).status).toBe(200)
  await archiveCustomer(id)
  const gone = await usage()
  expect([gone.status, (await gone.json()).code]).toEqual([404, 'customer_gone'])
  await expect(mint(embed, { external_customer_id: external_id })).rejects.toThrow('404')
  expect((await requestsOf('getCustomerUsageSummary', id)).length).toBeGreaterThan(0)
})

test('nobody’s token or key stands in the log or the audit (EM-8)', async () => {
  const embed = await newEmbed()
  const session = await mint(embed)
  await asWidget(routes.api.widget(embed.configId, 'usage'), session.token)
  await asWidget(routes.api.widget('emb_other', 'usage'), session.token)
  await asWidget(`${routes.api.widget(embed.configId, 'usage')}?token=${session.token}`, session.token)
  await fetch(`${process.env.E2E_URL}${routes.embed(embed.configId, 'all')}?t=${session.token}`)
  const admin = await administrator()
  const audit = await (await admin.get(routes.api.auditExport({}, 'ndjson'))).text()
  expect(audit).toContain(session.id)
  const log = readFileSync(CONSOLE_LOG, 'utf8')
  for (const secret of [
    session.token,
    session.token.slice(4),
    session.token.split('.')[2] ?? '',
    embed.key,
    embed.key.slice(4),
  ]) {
    expect(audit).not.toContain(secret)
    expect(log).not.toContain(secret)
  }
})

test('who hammers with one token is mostly told to wait, and another customer is served meanwhile (LD-3)', async () => {
  const other = await createCustomer()
  const embed = await newEmbed()
  const [noisy, quiet] = [await mint(embed), await mint(embed, { external_customer_id: other.external_id })]
  const grants = (token: string) => asWidget(routes.api.widget(embed.configId, 'grants'), token)
  const hammering = Promise.all(Array.from({ length: 400 }, () => grants(noisy.token)))
  for (let time = 0; time < 10; time++) expect((await grants(quiet.token)).status).toBe(200)
  const answers = await hammering
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(answers.length / 2)
  expect(answers.every(({ status }) => status === 200 || status === 429)).toBe(true)
  for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
})

const NAMES = { sh: 'curl', js: 'node', python: 'python3', go: 'go' }
const RUNS: Record<keyof typeof NAMES, (file: string) => [string, ...string[]]> = {
  sh: (file) => ['sh', file],
  js: (file) => ['node', file],
  python: (file) => ['python3', file],
  go: (file) => ['go', 'run', file],
}
const FILES = { sh: 'mint.sh', js: 'mint.mjs', python: 'mint.py', go: 'main.go' }
const isInstalled = (tool: string) =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, tool)))

for (const [language, tool] of Object.entries(NAMES) as [keyof typeof NAMES, string][])
  test(`the sample for ${tool} in docs/embed.md mints a token that works`, async () => {
    // biome-ignore lint/suspicious/noSkippedTests: a machine without the language cannot run its sample
    test.skip(!isInstalled(tool), `${tool} is not installed`)
    test.slow()
    const [, source = ''] = new RegExp(`\`\`\`${language}\n([^]*?)\n\`\`\``).exec(readFileSync('docs/embed.md', 'utf8')) ?? []
    const embed = await newEmbed()
    const folder = mkdtempSync(path.join('.test', 'sample-'))
    try {
      writeFileSync(path.join(folder, FILES[language]), source)
      const [command, ...rest] = RUNS[language](FILES[language])
      const { stdout } = await promisify(execFile)(command, rest, {
        cwd: folder,
        timeout: 120_000,
        env: {
          ...process.env,
          CONSOLE_URL: process.env.E2E_URL,
          MINT_KEY: embed.key,
          CONFIG_ID: embed.configId,
          CUSTOMER_ID: 'acme-42',
        },
      })
      const [address = '', token = ''] = stdout.trim().split('#t=')
      expect(address).toBe(`${process.env.E2E_URL}/embed/${embed.configId}/all`)
      expect((await asWidget(routes.api.widget(embed.configId, 'usage'), decodeURIComponent(token))).status).toBe(200)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
