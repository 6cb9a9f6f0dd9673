import { getTableName, sql } from 'drizzle-orm'
import { withoutIndexes } from '@/lib/sandbox/database/bulk-load'
import type { Database } from '@/lib/sandbox/database/open'
import { sandboxFacts } from '@/lib/sandbox/database/tables/sandbox-facts'
import { ordinaryRows } from './billing/ordinary-rows'
import { caseRows } from './cases/case-rows'
import { catalogRows } from './catalog/catalog-rows'
import { seedCustomer } from './customer'
import { type SeedRequest, writeFacts } from './seed-facts'
import { mergeRows, SEED_TABLES, type SeedRows, writeRows } from './seed-rows'

const BATCH = 2000
const MANY = 50_000
/** How often progress is told of. */
const PROGRESS_EVERY_MS = 2000

/** Empties every table and writes the seed, all of it or nothing. */
export async function fillDatabase(db: Database, request: SeedRequest): Promise<void> {
  const { customers: count, now, onProgress } = request
  const startedMs = performance.now()
  const tables = Object.values(SEED_TABLES).map(getTableName)
  await db.transaction(async (transaction) => {
    const names = [...tables, getTableName(sandboxFacts)].map((name) => sql.identifier(name))
    await transaction.execute(sql`truncate ${sql.join(names, sql`, `)} restart identity`)
    await withoutIndexes(transaction, tables, onProgress, () => writeSeed(transaction, request))
    await writeFacts(transaction, request)
  })
  // So many rows are read by their index alone once they are vacuumed; fewer are not worth the time.
  await db.execute(count > MANY ? sql`vacuum analyze` : sql`analyze`)
  onProgress(
    `made ${count.toLocaleString('en')} customers as of ${now.toISOString()} in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`,
  )
}

async function writeSeed(db: Database, { customers: count, now, onProgress }: SeedRequest): Promise<void> {
  const nowMs = now.getTime()
  await writeRows(db, mergeRows([catalogRows(nowMs), caseRows(nowMs)]))
  let toldMs = performance.now()
  for (let start = 0; start < count; start += BATCH) {
    const size = Math.min(BATCH, count - start)
    await writeRows(db, ordinaryCustomers(start, size, nowMs))
    if (performance.now() - toldMs < PROGRESS_EVERY_MS) continue
    toldMs = performance.now()
    onProgress(progressBar(start + size, count))
  }
}

function ordinaryCustomers(start: number, size: number, nowMs: number): SeedRows {
  return mergeRows(
    Array.from({ length: size }, (_, index) => {
      const customer = seedCustomer(start + index, nowMs)
      return mergeRows([{ customers: [customer] }, ordinaryRows(start + index, customer, nowMs)])
    }),
  )
}

const BAR_WIDTH = 30

function progressBar(done: number, all: number): string {
  const filled = Math.round((done / all) * BAR_WIDTH)
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}] ${done.toLocaleString('en')} of ${all.toLocaleString('en')} customers`
}
