import { queryOptions } from '@tanstack/react-query'
import { routes } from '@/lib/routes'
import type { Billing } from './billing'
import { customerKeys } from './customers'
import { askText } from './own-routes'
import type { RecordPart } from './record'

/** Where each of a record's four answers is read, beneath the billing API's address. */
const PATHS: Record<RecordPart, (id: string) => string> = {
  customer: (id) => `/customers/${id}?expand=integrations`,
  entitlements: (id) => `/customers/${id}/entitlements`,
  usage: (id) => `/customers/usage?customer_id=${id}`,
  grants: (id) => `/customers/${id}/grants/upcoming`,
}

export const asReceivedKeys = {
  all: (environment: string, customerId: string) => [...customerKeys.all(environment), 'as-received', customerId] as const,
}

/** The text of an answer, to the letter. Whoever sees personal fields masked gets the members that the console knows. */
export const asReceivedQueries = {
  of: ({ environment }: Billing, customerId: string, part: RecordPart) =>
    queryOptions({
      queryKey: [...asReceivedKeys.all(environment, customerId), part],
      queryFn: ({ signal }) => {
        const path = routes.api.billing(environment) + PATHS[part](encodeURIComponent(customerId))
        return askText(path, { headers: { accept: 'text/plain' }, signal })
      },
    }),
}
