/** One thing that is timed, again and again with other values. */
export interface Measure {
  name: string
  /** At the 95th percentile, in milliseconds. */
  goalMs?: number
  /** @param round counts from 0 */
  request(round: number): { method: 'GET' | 'POST'; path: string; body?: unknown }
}

/** What the measures need to know of the data: a sample of its customers. */
export interface Sample {
  customers: { id: string; external_id: string; name: string; email: string }[]
  /** Ordinary customers with subscriptions and usage. */
  subscribedIds: string[]
}

/** @param sample not empty */
export function measuresOf({ customers, subscribedIds }: Sample): Measure[] {
  const customer = (round: number) => customers[(round * 7919) % customers.length] ?? customers[0]
  const subscribed = (round: number) => subscribedIds[(round * 7919) % subscribedIds.length]
  const contains = (field: 'name' | 'email' | 'external_id', length: number) => (round: number) => ({
    method: 'POST' as const,
    path: '/customers/search',
    body: {
      limit: 50,
      filters: [{ field, operator: 'contains', value: { string: customer(round)?.[field].slice(1, length).toUpperCase() } }],
    },
  })
  return [
    { name: 'nothing but HTTP: a path without a route', request: () => ({ method: 'GET', path: '/nowhere' }) },
    { name: 'search: name contains 12 characters', goalMs: 50, request: contains('name', 13) },
    { name: 'search: e-mail contains 12 characters', goalMs: 50, request: contains('email', 13) },
    { name: 'search: e-mail contains all but its first', goalMs: 50, request: contains('email', 255) },
    { name: 'search: external id contains all but its first', goalMs: 50, request: contains('external_id', 255) },
    {
      name: 'search: first page by updated_at',
      goalMs: 15,
      request: () => ({
        method: 'POST',
        path: '/customers/search',
        body: { limit: 50, sort: [{ field: 'updated_at', direction: 'desc' }] },
      }),
    },
    {
      name: 'search: a later page of all',
      goalMs: 15,
      request: (round) => ({ method: 'POST', path: '/customers/search', body: { limit: 50, offset: (round % 20) * 50 } }),
    },
    { name: 'get by id', goalMs: 3, request: (round) => ({ method: 'GET', path: `/customers/${customer(round)?.id}` }) },
    {
      name: 'get by external id',
      goalMs: 3,
      request: (round) => ({
        method: 'GET',
        path: `/customers/external/${encodeURIComponent(customer(round)?.external_id ?? '')}`,
      }),
    },
    {
      name: 'entitlements',
      goalMs: 10,
      request: (round) => ({ method: 'GET', path: `/customers/${subscribed(round)}/entitlements` }),
    },
    {
      name: 'usage',
      goalMs: 20,
      request: (round) => ({ method: 'GET', path: `/customers/usage?customer_id=${subscribed(round)}` }),
    },
    {
      name: 'upcoming grants',
      goalMs: 10,
      request: (round) => ({ method: 'GET', path: `/customers/${subscribed(round)}/grants/upcoming` }),
    },
  ]
}
