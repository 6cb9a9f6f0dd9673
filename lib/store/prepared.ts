import 'server-only'
import { type Database, store } from './store'

/**
 * A query written once for each store, for what every request asks; `write` prepares it without a name, since poolers between us and
 * Postgres may not keep named ones.
 */
export function preparedQuery<Query>(write: (database: Database) => Query): () => Query {
  const written = new WeakMap<Database, Query>()
  return () => {
    const database = store()
    const query = written.get(database) ?? write(database)
    written.set(database, query)
    return query
  }
}
