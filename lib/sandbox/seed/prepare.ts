import type { Database } from '@/lib/sandbox/database/open'
import { fillDatabase } from './fill'
import { readFacts, SEED_VERSION, type SeedRequest } from './seed-facts'

/**
 * Fills a new database and leaves one that has data alone, but for data of another seed version: that is made anew, since anything in
 * a sandbox can be. Data of another size than asked for stays, with a line that says so.
 */
export async function prepareData(db: Database, request: SeedRequest): Promise<void> {
  const facts = await readFacts(db)
  if (facts?.version !== SEED_VERSION) {
    if (facts) request.onProgress(`the data is of seed version ${facts.version}, this is ${SEED_VERSION}: making it anew`)
    await fillDatabase(db, request)
  } else if (facts.customers !== request.customers) {
    const { customers } = facts
    request.onProgress(
      `keeping the data that is there: ${customers} customers, not ${request.customers} (to start anew, reset it by the control port, or remove its folder)`,
    )
  }
}
