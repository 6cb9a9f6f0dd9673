import type { Database } from '@/lib/sandbox/database/open'
import { sandboxFacts } from '@/lib/sandbox/database/tables/sandbox-facts'

/** Raise it when the seed writes something else than before: older data is then made anew. */
export const SEED_VERSION = '4'

export interface SeedRequest {
  customers: number
  /** What the data's dates are relative to. */
  now: Date
  onProgress: (line: string) => void
}

/** What the data in a database is: its seed's version, its size, and the moment it was made for. */
export interface SeedFacts {
  version: string
  customers: number
  now: Date
}

/** Null when the database holds no whole seed. */
export async function readFacts(db: Database): Promise<SeedFacts | null> {
  const facts = new Map((await db.select().from(sandboxFacts)).map(({ name, value }) => [name, value]))
  const version = facts.get('seed_version')
  return version === undefined
    ? null
    : { version, customers: Number(facts.get('customers')), now: new Date(facts.get('now') ?? 0) }
}

export async function writeFacts(db: Database, { customers, now }: Omit<SeedRequest, 'onProgress'>): Promise<void> {
  await db.insert(sandboxFacts).values([
    { name: 'seed_version', value: SEED_VERSION },
    { name: 'customers', value: String(customers) },
    { name: 'now', value: now.toISOString() },
  ])
}
