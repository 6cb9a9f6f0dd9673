'use client'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useRef } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { filterOf } from '@/lib/customers/conditions'
import { type CustomerSearchPage, MAX_UNION_ROWS, shownRows } from '@/lib/lookup/search-page'
import { customerQueries } from '@/lib/queries/customers'
import { reads } from '@/lib/queries/reads'
import { viewQueries } from '@/lib/queries/views'
import { useSearch } from '@/lib/url/use-search'
import { type CustomerSearch, customerSearch, customersAsked, customersHref, lastPage } from './customer-fields'
import type { Matching } from './selection-slot'

/** The list as the address has it: its rows, how many there are in all, and how to change it. */
export function useCustomerList() {
  const billing = useBilling()
  const queryClient = useQueryClient()
  const query = useSearchParams()
  const { data: hasDefault = false } = useQuery({
    ...viewQueries.all(billing.environment),
    select: (views) => views.some(({ isDefault }) => isDefault),
  })
  const view = query.get('view')
  const [search, changeSearch] = useSearch(customerSearch, hasDefault || view !== null)
  const asked = customersAsked(search)
  const options = customerQueries.list(billing, asked)
  const page = useQuery({ ...options, placeholderData: keepPreviousData })
  const { data, isPlaceholderData: isFormer } = page
  const mustCount = search.q !== '' && data !== undefined && !isFormer && data.total === undefined
  const counted = useQuery({ ...customerQueries.total(billing, asked), enabled: mustCount })
  const found = data?.total ?? counted.data
  const last = found === undefined ? undefined : lastPage(found, search)
  const outside = data && search.page === 1 && !data.hasMore ? outsideOf(data) : 0

  // Rows were archived meanwhile, or the link is older than the list.
  const isPastEnd = !isFormer && last !== undefined && search.page > last
  useEffect(() => {
    if (isPastEnd) changeSearch({ page: last }, 'replace')
  }, [isPastEnd, last, changeSearch])

  // Rows from before stand while others are on their way, and so does their time.
  const readAt = useRef(page.dataUpdatedAt)
  if (page.dataUpdatedAt > 0) readAt.current = page.dataUpdatedAt

  const rows = useMemo(() => (data ? shownRows(data, search.page) : NO_ROWS), [data, search.page])
  const exactIds = useMemo(() => new Set((data?.exact ?? NO_ROWS).flatMap(({ id }) => id ?? [])), [data])
  const unreadable = customerSearch.unreadable(query)
  return {
    search,
    changeSearch,
    hrefOf: (change: Partial<CustomerSearch>) => customersHref(billing.environment, search, change, { view, hasDefault }),
    /** Names of what the address says that could not be read. */
    unreadable,
    /** Takes those out of the address: what they fell back to is not written. */
    forget: () =>
      changeSearch(Object.fromEntries(Object.entries(search).filter(([name]) => unreadable.includes(name))), 'replace'),
    page,
    rows,
    exactIds,
    isExactKnown: data?.isExactKnown ?? true,
    hasMore: data?.hasMore ?? false,
    /** Rows of this page, and of all pages: with exact hits that the filters leave out. */
    count: (data?.items.length ?? 0) + outside,
    total: found === undefined ? undefined : found + outside,
    isCounting: counted.isFetching,
    last,
    /** There are more than can be paged through. */
    isCapped: search.q !== '' && found !== undefined && found > MAX_UNION_ROWS,
    isPastEnd,
    isFormer,
    /** Somebody stopped waiting: what stands there, if anything, is from before. */
    isStopped: (page.isPending || isFormer) && page.fetchStatus === 'idle' && !page.isError,
    readAt: readAt.current,
    stop: () => void queryClient.cancelQueries({ queryKey: options.queryKey, exact: true }),
    /** Reads all that the list shows again, the cells that take a call of their own too. */
    refresh: () => {
      void Promise.all([page.refetch(), mustCount && counted.refetch()])
      void import('@/lib/queries/costly').then(({ refreshCostly }) => refreshCostly(queryClient, billing.environment))
    },
    matching: useMatching(search, found),
  }
}
export type CustomerList = ReturnType<typeof useCustomerList>

/** Exact hits of a search that found them by no other way, since the filters leave them out. */
function outsideOf({ exact, items }: CustomerSearchPage): number {
  const ids = new Set(items.map(({ id }) => id))
  return exact.filter(({ id }) => !ids.has(id)).length
}

const NO_ROWS: Customer[] = []
const SIZE = 100

/** Everything that the search finds, whatever the page: read when something is done with all of it. */
function useMatching(search: CustomerSearch, total: number | undefined): Matching {
  const billing = useBilling()
  const queryClient = useQueryClient()
  const { q, where, status } = search
  return {
    key: JSON.stringify({ q, where, status }),
    // Of a search with more than can be paged through, nobody could read all.
    total: q !== '' && total !== undefined && total > MAX_UNION_ROWS ? undefined : total,
    pages: async function* (signal) {
      if (q === '') {
        const order = ['created_at', 'id'].map((field) => ({ field, direction: 'asc' as const }))
        const filter = { ...filterOf(where, new Date()), status, limit: 2 * SIZE, offset: 0, sort: order }
        const { customerPages } = await reads()
        for await (const { items } of customerPages(billing.core, filter, { signal })) yield items ?? []
        return
      }
      for (let page = 1; ; page++) {
        signal.throwIfAborted()
        const asked = customersAsked({ ...search, page, size: SIZE, sort: { field: 'createdAt', direction: 'asc' } })
        const found = await queryClient.fetchQuery({ ...customerQueries.list(billing, asked), staleTime: 0 })
        yield found.items
        if (!found.hasMore) return
      }
    },
  }
}
