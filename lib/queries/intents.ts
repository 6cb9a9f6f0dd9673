import { queryOptions } from '@tanstack/react-query'
import type { Intent } from '@/lib/intents/intent'
import { routes } from '@/lib/routes'
import { customerKeys } from './customers'
import { ask } from './own-routes'

export const intentKeys = {
  one: (id: string) => ['intents', id] as const,
}

export const intentQueries = {
  /** Asking about an unknown one makes the server read the billing API and settle it when that tells. */
  one: (id: string) =>
    queryOptions({
      queryKey: intentKeys.one(id),
      queryFn: async ({ signal, client }) => {
        const intent = await ask<Intent>(routes.api.intent(id), { signal })
        // That it was done is news to all who show customers.
        if (intent.state === 'done') void client.invalidateQueries({ queryKey: customerKeys.all(intent.environment) })
        return intent
      },
      staleTime: 0,
    }),
}
