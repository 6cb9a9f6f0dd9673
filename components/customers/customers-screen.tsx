'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { PageHeader } from '@/components/layout/page-header'
import { Pager } from '@/components/table/pager'
import { SearchLink } from '@/components/table/search-link'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { type Arranging, useArrangement } from '@/components/table/use-arrangement'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import { customerPages } from '@/lib/billing/customer-pages'
import type { DtoListCustomersResponse } from '@/lib/billing/models'
import { customerQueries } from '@/lib/queries/customers'
import { routes } from '@/lib/routes'
import { useSearch } from '@/lib/url/use-search'
import { ColumnsButton } from './columns-button'
import { customerArrangeable, customersTable } from './customer-arrangement'
import { CUSTOMER_STATUSES, type CustomerSearch, customerFilter, customerSearch, lastPage } from './customer-fields'
import { CustomersTable } from './customers-table'
import { NewCustomerLink } from './new-customer-link'
import type { Matching } from './selection-slot'

/** The list: its rows are in the first HTML, and whatever the query string says is one call away. */
export function CustomersScreen({ arrangement }: { arrangement: string | undefined }) {
  const t = useTranslations('customers')
  const billing = useBilling()
  const [search, changeSearch] = useSearch(customerSearch)
  const customers = useQuery({ ...customerQueries.list(billing, customerFilter(search)), placeholderData: keepPreviousData })
  const hrefOf = (change: Partial<CustomerSearch>) => customerSearch.href(routes.customers(billing.environment), search, change)
  const list = { search, changeSearch, hrefOf }
  const path = routes.customers(billing.environment)
  const arranging = useArrangement(customerArrangeable, customersTable(billing.environment), path, arrangement)
  const matching = useMatching(search, customers.data?.pagination?.total)
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            {customers.data && (
              <span className="figures text-sm text-muted">
                {t.rich('asOf', { time: () => <Time at={new Date(customers.dataUpdatedAt).toISOString()} as="clock" /> })}
              </span>
            )}
            <Button look="quiet" onClick={() => customers.refetch()} disabled={customers.isFetching}>
              <Icon name="refresh" />
              {t('refresh')}
            </Button>
            <NewCustomerLink />
          </>
        }
      />
      <div className="mt-3 mb-3 flex items-center gap-3">
        <StatusFilter {...list} />
        <ColumnsButton arranging={arranging} customers={customers.data?.items ?? NO_ROWS} />
        {customers.data && <Count total={customers.data.pagination?.total} />}
      </div>
      {customers.isRefetchError && (
        <div className="mb-3">
          <Notice look="trouble">{t('refreshFailed')}</Notice>
        </div>
      )}
      <div className="rounded-lg border border-line bg-surface">
        {customers.isPending ? (
          <TableSkeleton rows={8} label={t('loading')} />
        ) : customers.isLoadingError ? (
          <ErrorPanel error={customers.error} onRetry={() => void customers.refetch()} isRetrying={customers.isFetching} />
        ) : (
          <Rows
            {...list}
            arranging={arranging}
            matching={matching}
            customers={customers.data}
            isFormer={customers.isPlaceholderData}
          />
        )}
      </div>
      {customers.data && !!customers.data.items?.length && (
        <Pager
          page={search.page}
          size={search.size}
          total={customers.data.pagination?.total ?? 0}
          hrefOf={(page) => hrefOf({ page })}
          onPage={(page) => changeSearch({ page })}
          onSize={(size) => changeSearch({ size })}
        />
      )}
    </>
  )
}

interface List {
  search: CustomerSearch
  changeSearch: (change: Partial<CustomerSearch>) => void
  hrefOf: (change: Partial<CustomerSearch>) => string
}

function Rows({
  search,
  changeSearch,
  hrefOf,
  arranging,
  matching,
  customers,
  isFormer,
}: List & { arranging: Arranging; matching: Matching; customers: DtoListCustomersResponse; isFormer: boolean }) {
  const t = useTranslations('customers')
  const items = customers.items ?? NO_ROWS
  if (items.length === 0) {
    const last = lastPage(customers.pagination?.total ?? 0, search.size)
    if (search.page > last)
      return (
        <EmptyState title={t('pastEnd', { page: search.page })}>
          <SearchLink
            className="text-accent underline"
            href={hrefOf({ page: last })}
            onFollow={() => changeSearch({ page: last })}
          >
            {t('lastPage')}
          </SearchLink>
        </EmptyState>
      )
    return search.status === 'published' ? (
      <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
    ) : (
      <EmptyState title={t('noneArchived')} />
    )
  }
  return (
    <CustomersTable
      customers={items}
      isFormer={isFormer}
      sort={search.sort}
      hrefOf={hrefOf}
      onSort={(sort) => changeSearch({ sort })}
      arranging={arranging}
      matching={matching}
    />
  )
}
const NO_ROWS: NonNullable<DtoListCustomersResponse['items']> = []

/** Everything that the search finds, whatever the page: read when something is done with all of it. */
function useMatching(search: CustomerSearch, total: number | undefined): Matching {
  const { core } = useBilling()
  const filter = customerFilter({ ...search, page: 1 })
  return {
    key: JSON.stringify({ ...filter, limit: undefined, sort: undefined }),
    total,
    pages: async function* (signal) {
      const inOrderOfCreation = [
        { field: 'created_at', direction: 'asc' as const },
        { field: 'id', direction: 'asc' as const },
      ]
      for await (const { items } of customerPages(core, { ...filter, limit: 200, sort: inOrderOfCreation }, { signal }))
        yield items ?? []
    },
  }
}

function StatusFilter({ search, changeSearch, hrefOf }: List) {
  const t = useTranslations('customerStatus')
  return (
    <nav aria-label={t('label')} className="flex rounded-md bg-line/60 p-0.5">
      {CUSTOMER_STATUSES.map((status) => (
        <SearchLink
          key={status}
          href={hrefOf({ status })}
          onFollow={() => changeSearch({ status })}
          aria-current={status === search.status ? 'true' : undefined}
          className="rounded-md px-2.5 py-1 text-muted hover:text-text aria-[current]:bg-surface aria-[current]:font-medium aria-[current]:text-text"
        >
          {t(status)}
        </SearchLink>
      ))}
    </nav>
  )
}

function Count({ total }: { total: number | undefined }) {
  const t = useTranslations('customers')
  const format = useFormatter()
  if (total === undefined) return null
  return (
    <span role="status" className="figures ml-auto text-muted">
      {t('count', { count: total, number: format.number(total) })}
    </span>
  )
}
