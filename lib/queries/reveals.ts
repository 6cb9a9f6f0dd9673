import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { routes } from '@/lib/routes'
import { customerKeys } from './customers'
import { ask } from './own-routes'

/** ISO 8601; null while a customer is masked. */
type Revealed = { until: string | null }

export const revealKeys = {
  one: (environment: string, customerId: string) => [environment, 'reveals', customerId] as const,
}

export const revealQueries = {
  one: (environment: string, customerId: string) =>
    queryOptions({
      queryKey: revealKeys.one(environment, customerId),
      queryFn: ({ signal }) => ask<Revealed>(routes.api.reveals({ environment, customer_id: customerId }), { signal }),
    }),
}

export const revealMutations = {
  reveal: (environment: string, customerId: string) =>
    mutationOptions({
      mutationFn: () => ask<Revealed>(routes.api.reveals(), { method: 'POST', body: { environment, customer_id: customerId } }),
      meta: { changes: [revealKeys.one(environment, customerId), customerKeys.all(environment)] },
    }),
}
