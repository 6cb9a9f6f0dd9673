/**
 * Times the sandbox over HTTP, as a client sees it: `npm run bench:sandbox -- [customers] [data folder]`.
 * The folder keeps the million for the next run.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { seedCustomer } from '@/lib/sandbox/seed/customer'
import { type Measure, measuresOf, type Sample } from './measures'
import { type MeasuredSandbox, startProcess, timed } from './sandbox-process'

const [customers = 1_000_000, dataDir = '.data/bench'] = process.argv
  .slice(2)
  .map((text, index) => (index === 0 ? Number(text) : text)) as [number?, string?]
const WARM_UP = 30
const ROUNDS = 300
const SAMPLE = 200
/** How many of the first customers have usage; see the seed. */
const USING = 2000

interface Row {
  name: string
  p50: string
  p95: string
  goal: string
}

const milliseconds = (ms: number) => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`

async function measure({ url }: MeasuredSandbox, { name, goalMs, request }: Measure): Promise<Row> {
  for (let round = 0; round < WARM_UP; round++) await timed(url, request(ROUNDS + round))
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push((await timed(url, request(round))).ms)
  times.sort((one, other) => one - other)
  const at = (share: number) => milliseconds(times[Math.floor(share * ROUNDS)] ?? Number.NaN)
  return { name, p50: at(0.5), p95: at(0.95), goal: goalMs === undefined ? '' : `≤ ${goalMs} ms` }
}

/** Customers the seed made, so that every run asks for the same ones: spread over all, and of the first those with usage. */
async function sampleOf({ url }: MeasuredSandbox): Promise<Sample> {
  const idsOf = (numbers: number[]) =>
    numbers
      .map((number) => seedCustomer(number, 0))
      .filter(({ status }) => status === 'published')
      .map(({ id }) => id)
  const spread = idsOf(Array.from({ length: SAMPLE }, (_, index) => Math.floor((index * customers) / SAMPLE)))
  const body = {
    limit: SAMPLE,
    customer_ids: spread,
    filters: [{ field: 'email', operator: 'contains', value: { string: '@' } }],
  }
  const found = await timed(url, { method: 'POST', path: '/customers/search', body })
  return {
    customers: JSON.parse(found.text).items,
    subscribedIds: idsOf(Array.from({ length: SAMPLE }, (_, index) => Math.floor((index * Math.min(USING, customers)) / SAMPLE))),
  }
}

/** A fresh folder with 2,000 customers: what a first run waits for. */
async function firstStart(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-sandbox-'))
  const sandbox = await startProcess(folder, 2000)
  await sandbox.stop()
  rmSync(folder, { recursive: true })
  const seconds = /made .* in (.*) s/.exec(sandbox.lines.join('\n'))?.[1]
  return [
    { name: 'seed of 2,000 customers', p50: `${seconds} s`, p95: '', goal: '≤ 6 s' },
    { name: 'first start, engine’s own set-up included', p50: `${(sandbox.startMs / 1000).toFixed(1)} s`, p95: '', goal: '' },
  ]
}

const rows = await firstStart()
const seeding = await startProcess(dataDir, customers)
await seeding.stop()
const sandbox = await startProcess(dataDir, customers)
rows.push({
  name: `start on ${customers.toLocaleString('en')} customers`,
  p50: milliseconds(sandbox.startMs),
  p95: '',
  goal: '≤ 3 s',
})
for (const one of measuresOf(await sampleOf(sandbox))) rows.push(await measure(sandbox, one))
rows.push({ name: 'memory after all this', p50: `${sandbox.memoryMb().toFixed(0)} MB`, p95: '', goal: '≤ 700 MB' })
await sandbox.stop()

console.log(`| ${customers.toLocaleString('en')} customers | p50 | p95 | goal |\n| --- | --- | --- | --- |`)
for (const { name, p50, p95, goal } of rows) console.log(`| ${name} | ${p50} | ${p95} | ${goal} |`)
