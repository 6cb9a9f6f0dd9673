import type { CatchUp } from './catch-up'
import type { Clock } from './clock'
import type { Database } from './database/open'

/** What every operation works on. */
export interface Sandbox {
  db: Database
  clock: Clock
  catchUp: CatchUp
}
