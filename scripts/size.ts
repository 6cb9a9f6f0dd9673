/**
 * `npm run size`: script and HTML per route, as a browser receives them from a production build (gzip), and how many rows the list's
 * first HTML holds. Ends with 1 when the list, the record, a widget or the file for host pages is over its limit, or the list has no row.
 */
import { gunzipSync } from 'node:zlib'
import { request } from 'undici'
import { NEW_CONFIGURATION } from '@/lib/embed/configuration'
import { WIDGET_PAGES } from '@/lib/embed/widgets'
import { routes } from '@/lib/routes'
import { build } from './prepare.mjs'
import { bringStack, signInFirst, TEST_BUILD } from './test-stack'

const LIST_LIMIT_KB = 200
const RECORD_LIMIT_KB = 200
const WIDGET_LIMIT_KB = 165
const HOST_LIMIT_KB = 4
/** One embed with every widget, for its page alone: what it shows comes later. */
async function makeEmbed({ url }: { url: string }, cookie: string): Promise<string> {
  const answer = await fetch(url + routes.api.embeds(), {
    method: 'POST',
    headers: { cookie, origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ environment: 'sandbox', configuration: { ...NEW_CONFIGURATION, name: 'Size' } }),
  })
  const { id } = (await answer.json()) as { id: string }
  return id
}

const kB = (bytes: number) => (bytes / 1000).toFixed(1)

interface Received {
  /** Of the body on the wire. */
  bytes: number
  text: string
}

/** Asked without `fetch`, which unpacks before one can count. */
async function receive(url: string, cookie = ''): Promise<Received> {
  const { body, statusCode, headers } = await request(url, { headers: { 'accept-encoding': 'gzip', cookie } })
  const wire = Buffer.from(await body.arrayBuffer())
  if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`)
  return { bytes: wire.byteLength, text: (headers['content-encoding'] === 'gzip' ? gunzipSync(wire) : wire).toString() }
}

/** Every script that the HTML names, once, and what is loaded ahead for it; those for browsers without modules are loaded by no other. */
async function scriptBytes(base: string, html: string): Promise<number> {
  const tags = [...html.matchAll(/<(?:script|link rel="modulepreload")[^>]*\s(?:src|href)="([^"]+)"[^>]*>/g)].filter(
    ([tag]) => !/nomodule/i.test(tag),
  )
  const sizes = await Promise.all([...new Set(tags.map(([, src]) => src))].map((src) => receive(base + src)))
  return sizes.reduce((sum, { bytes }) => sum + bytes, 0)
}

build(TEST_BUILD)
const stack = await bringStack()
try {
  const cookie = await signInFirst(stack)
  const list = await receive(stack.url + routes.customers('sandbox'), cookie)
  const rows = [...new Set(list.text.match(/\/sandbox\/customers\/cust_\w+/g))]
  const listScript = await scriptBytes(stack.url, list.text)
  const login = await receive(stack.url + routes.login())
  const record = await receive(stack.url + rows[0], cookie)

  const line = (route: string, script: number, html: number) =>
    console.log(route.padEnd(42) + kB(script).padStart(8) + kB(html).padStart(8))
  console.log(`${'route (kB, gzip)'.padEnd(42)}${'script'.padStart(8)}${'HTML'.padStart(8)}`)
  line('/login', await scriptBytes(stack.url, login.text), login.bytes)
  line('/[environment]/customers', listScript, list.bytes)
  const recordScript = await scriptBytes(stack.url, record.text)
  line('/[environment]/customers/[customerId]', recordScript, record.bytes)
  console.log(`\nThe list: ${kB(listScript)} of ${LIST_LIMIT_KB} kB of script, ${rows.length} rows in its first HTML.`)
  console.log(`The record: ${kB(recordScript)} of ${RECORD_LIMIT_KB} kB of script.`)
  const configId = await makeEmbed(stack, cookie)
  const widgetScripts: number[] = []
  for (const page of WIDGET_PAGES) {
    const widget = await receive(stack.url + routes.embed(configId, page))
    const script = await scriptBytes(stack.url, widget.text)
    widgetScripts.push(script)
    line(`/embed/[configId]/${page}`, script, widget.bytes)
  }
  const host = await receive(stack.url + routes.embedScript())
  const largest = Math.max(...widgetScripts)
  console.log(
    `A widget: ${kB(largest)} of ${WIDGET_LIMIT_KB} kB of script; for the host page ${kB(host.bytes)} of ${HOST_LIMIT_KB} kB.`,
  )
  const isWithin =
    listScript <= LIST_LIMIT_KB * 1000 &&
    recordScript <= RECORD_LIMIT_KB * 1000 &&
    largest <= WIDGET_LIMIT_KB * 1000 &&
    host.bytes <= HOST_LIMIT_KB * 1000
  process.exitCode = isWithin && rows.length > 0 ? 0 : 1
} finally {
  await stack.close()
}
