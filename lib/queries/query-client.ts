import { MutationCache, QueryCache, QueryClient, type QueryKey } from '@tanstack/react-query'
import { ConnectionError, SDKError } from '@/lib/billing/models/errors'

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** Starts of the keys whose answers are other ones afterwards: refreshed for whoever shows them. */
      changes?: readonly QueryKey[]
    }
  }
}

const STALE_AFTER_MS = 30_000
/** Answers that nothing on the screen shows any more, kept for the way back: in all, and of a kind, such as pages of one list. */
const MAX_UNUSED = 40
const MAX_UNUSED_OF_A_KIND = 9

/** One a request on the server, one a tab in the browser: a shared one could show a user another's data. */
export function createQueryClient(): QueryClient {
  const queryCache = new QueryCache()
  const refresh = (changes: readonly QueryKey[] = []) =>
    Promise.all(changes.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
  const queryClient: QueryClient = new QueryClient({
    queryCache,
    mutationCache: new MutationCache({
      onSuccess: (_data, _variables, _onMutateResult, { meta }) => refresh(meta?.changes),
      onError: (error, _variables, _onMutateResult, { meta }) => {
        if (tellsOfChange(error)) void refresh(meta?.changes)
      },
    }),
    defaultOptions: {
      // As text: the framework's own way to the page loses a metadata key named `__proto__`.
      dehydrate: { serializeData: (data) => JSON.stringify(data) },
      hydrate: { deserializeData: (text) => JSON.parse(text) },
      queries: {
        staleTime: STALE_AFTER_MS,
        // What our server answered stands, since it has tried upstream for us; only a lost connection to it is tried once more.
        retry: (failures, error) => error instanceof ConnectionError && failures < 1,
        retryDelay: 500,
      },
    },
  })
  queryCache.subscribe(({ type }) => {
    if (type === 'added') forgetOldest(queryCache)
  })
  return queryClient
}

/** A write that failed because things have changed since, or whose outcome nobody knows. One that was refused as such changed nothing. */
function tellsOfChange(error: Error): boolean {
  return error instanceof SDKError ? [404, 409, 412, 502, 504].includes(error.statusCode) : true
}

function forgetOldest(queryCache: QueryCache) {
  // The one that was just added has no answer yet.
  const unused = queryCache.findAll({ type: 'inactive', predicate: ({ state }) => state.dataUpdatedAt > 0 })
  if (unused.length <= MAX_UNUSED_OF_A_KIND) return
  const kept = new Map<string, number>()
  const latestFirst = unused.toReversed().toSorted((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt)
  latestFirst.forEach((query, index) => {
    const kind = JSON.stringify(query.queryKey.slice(0, 3))
    const alike = (kept.get(kind) ?? 0) + 1
    kept.set(kind, alike)
    if (index >= MAX_UNUSED || alike > MAX_UNUSED_OF_A_KIND) queryCache.remove(query)
  })
}
