import { queryOptions } from '@tanstack/react-query'
import type { DtoCustomerResponse } from '@/lib/billing/models'
import { customerVersion } from '@/lib/intents/version'
import { customerKeys } from './customers'

/** What an action needs of a selected customer; much less than the customer, since there may be thousands. */
export interface Picked {
  id: string
  externalId: string
  name: string
  isArchived: boolean
  version: string
}

export const picked = (customer: DtoCustomerResponse): Picked => ({
  id: customer.id ?? '',
  externalId: customer.externalId ?? '',
  name: customer.name ?? '',
  isArchived: customer.status === 'archived',
  version: customerVersion(customer),
})

/** No action takes more: the rows are held in the browser meanwhile. */
export const MAX_PICKED = 10_000

interface Picking {
  environment: string
  /** Names the search and the exceptions. */
  key: string
  pages: (signal: AbortSignal) => AsyncIterable<DtoCustomerResponse[]>
  isWanted: (id: string) => boolean
  onProgress: (count: number) => void
}

/** Reads all customers of a search for an action on them, page by page. Forgotten as soon as nobody shows it. */
export const pickedQuery = ({ environment, key, pages, isWanted, onProgress }: Picking) =>
  queryOptions({
    queryKey: [...customerKeys.all(environment), 'picked', key],
    queryFn: async ({ signal }) => {
      const found = new Map<string, Picked>()
      for await (const page of pages(signal)) {
        for (const customer of page) if (customer.id && isWanted(customer.id)) found.set(customer.id, picked(customer))
        onProgress(found.size)
        if (found.size > MAX_PICKED) break
      }
      return [...found.values()]
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
