import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '@/lib/sandbox/database/open'
import { features } from '@/lib/sandbox/database/tables/catalog'
import { queryList } from '@/lib/sandbox/http/query-list'

const MAX_LOOKUP_MATCHES = 50

/**
 * The ids of the features a request restricts itself to: those named by id and those found by lookup key, united. Empty when it does
 * not restrict itself; null when it does and none is left. There the API answers all features; this is its recommended form.
 */
export async function requestedFeatures(db: Database, query: URLSearchParams): Promise<string[] | null> {
  const ids = queryList(query, 'feature_ids')
  const keys = queryList(query, 'feature_lookup_keys')
  if (keys.length === 0) return ids
  const found = await db
    .select({ id: features.id })
    .from(features)
    .where(and(inArray(features.lookupKey, keys), eq(features.status, 'published')))
    .limit(MAX_LOOKUP_MATCHES)
  const united = [...new Set([...ids, ...found.map(({ id }) => id)])]
  return united.length > 0 ? united : null
}
