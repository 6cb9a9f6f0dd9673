'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { PageHeader } from '@/components/layout/page-header'
import { DataTable } from '@/components/table/data-table'
import { Pager } from '@/components/table/pager'
import { SearchLink } from '@/components/table/search-link'
import { SortLink } from '@/components/table/sort-link'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import type { DtoListCustomersResponse } from '@/lib/billing/models'
import { customerQueries } from '@/lib/queries/customers'
import { routes } from '@/lib/routes'
import { useSearch } from '@/lib/url/use-search'
import { customerColumns } from './customer-columns'
import {
  CUSTOMER_STATUSES,
  type CustomerSearch,
  type customerFields,
  customerFilter,
  customerSearch,
  lastPage,
} from './customer-fields'

import { NewCustomerLink } from './new-customer-link'

/** The list: its rows are in the first HTML, and whatever the query string says is one call away. */
export function CustomersScreen() {
  const t = useTranslations('customers')
  const billing = useBilling()
  const [search, changeSearch] = useSearch(customerSearch)
  const customers = useQuery({ ...customerQueries.list(billing, customerFilter(search)), placeholderData: keepPreviousData })
  const hrefOf = (change: Partial<CustomerSearch>) => customerSearch.href(routes.customers(billing.environment), search, change)
  const list = { search, changeSearch, hrefOf }
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
          <Rows {...list} customers={customers.data} isFormer={customers.isPlaceholderData} />
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
  customers,
  isFormer,
}: List & { customers: DtoListCustomersResponse; isFormer: boolean }) {
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
    <DataTable
      caption={t('title')}
      columns={customerColumns}
      rows={items}
      isFormer={isFormer}
      header={(id) => {
        const name = id as keyof typeof customerFields
        const label = t(`columns.${name}`)
        if (name === 'status') return { content: label }
        const direction = search.sort.field === name ? search.sort.direction : undefined
        const sort = { field: name, direction: direction === 'asc' ? 'desc' : 'asc' } as const
        return {
          content: (
            <SortLink label={label} direction={direction} href={hrefOf({ sort })} onFollow={() => changeSearch({ sort })} />
          ),
          sorted: direction && (direction === 'asc' ? 'ascending' : 'descending'),
        }
      }}
    />
  )
}
const NO_ROWS: NonNullable<DtoListCustomersResponse['items']> = []

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
