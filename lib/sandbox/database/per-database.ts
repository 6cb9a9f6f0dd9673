import type { Database } from './open'

/**
 * Something made once for each database and then kept with it: a prepared query, whose building and planning would otherwise cost more
 * than its running.
 */
export function perDatabase<Kept>(make: (db: Database) => Kept): (db: Database) => Kept {
  const kept = new WeakMap<Database, Kept>()
  return (db) => {
    const known = kept.get(db)
    if (known) return known
    const made = make(db)
    kept.set(db, made)
    return made
  }
}
