import { mutationOptions } from '@tanstack/react-query'
import type { ConnectionReport } from '@/lib/connection/report'
import { routes } from '@/lib/routes'
import { ask } from './own-routes'

export const connectionMutations = {
  /** Calls the billing API, so only when somebody asks. */
  check: (environment: string) =>
    mutationOptions({
      mutationFn: () => ask<ConnectionReport>(routes.api.connection(), { method: 'POST', body: { environment } }),
    }),
}
