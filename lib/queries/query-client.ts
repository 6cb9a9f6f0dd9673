import { QueryClient } from '@tanstack/react-query'
import { ConnectionError } from '@/lib/billing/models/errors'

const STALE_AFTER_MS = 30_000

/** One a request on the server, one a tab in the browser: a shared one could show a user another's data. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_AFTER_MS,
        // What our server answered stands, since it has tried upstream for us; only a lost connection to it is tried once more.
        retry: (failures, error) => error instanceof ConnectionError && failures < 1,
        retryDelay: 500,
      },
    },
  })
}
