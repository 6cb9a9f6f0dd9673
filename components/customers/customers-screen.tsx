'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import type { Arrangement } from '@/components/table/arrangement'
import { Pager } from '@/components/table/pager'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { type Arranging, useArrangement } from '@/components/table/use-arrangement'
import { ErrorPanel } from '@/components/ui/error-panel'
import { routes } from '@/lib/routes'
import { ColumnsButton } from './columns-button'
import { customerArrangeable, customersTable } from './customer-arrangement'
import { CustomersTable } from './customers-table'
import { ExactContext } from './exact-mark'
import { FilterButton } from './filter-button'
import { FilterChips } from './filter-chips'
import { ListHeader } from './list-header'
import { ListNotices, NoCustomers, SlowNote, Stopped } from './list-states'
import { RowsReadContext } from './rows-read'
import { SearchBox } from './search-box'
import { type CustomerList, useCustomerList } from './use-customer-list'

/** What stands beside the list without being of it: each knows how the table is arranged. */
interface Beside {
  views: (arranging: Arranging) => ReactNode
  exporting: (arrangement: Arrangement) => ReactNode
  selectionActions: (arrangement: Arrangement) => ReactNode
}

/** The list: its rows are in the first HTML, and whatever the query string says is one call away. */
export function CustomersScreen({
  arrangement,
  views,
  exporting,
  selectionActions,
}: Beside & { arrangement: string | undefined }) {
  const t = useTranslations('finding')
  const { environment } = useBilling()
  const list = useCustomerList()
  const { search, changeSearch, hrefOf, page, rows } = list
  const path = routes.customers(environment)
  const arranging = useArrangement(customerArrangeable, customersTable(environment), path, arrangement)
  const box = useRef<HTMLElement>(null)
  /** Whoever turns a page goes on reading at its top. */
  const turnTo = (to: number) => {
    changeSearch({ page: to })
    box.current?.focus({ preventScroll: true })
    if ((box.current?.getBoundingClientRect().top ?? 0) < 0) box.current?.scrollIntoView({ block: 'start' })
  }
  return (
    <>
      <ListHeader list={list}>{exporting(arranging.arrangement)}</ListHeader>
      <div className="mt-1.5 mb-2.5 flex flex-wrap items-center gap-2">
        <SearchBox search={search} changeSearch={changeSearch} path={path} />
        <FilterButton search={search} changeSearch={changeSearch} />
        {views(arranging)}
        <ColumnsButton arranging={arranging} customers={rows} />
      </div>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <FilterChips list={list} />
        <Count list={list} />
      </div>
      {page.isFetching && <SlowNote key={JSON.stringify(search)} onStop={list.stop} />}
      <ListNotices list={list} />
      <section
        ref={box}
        tabIndex={-1}
        aria-label={t('rows', { page: search.page })}
        className="scroll-mt-14 rounded-lg border border-line bg-surface outline-none"
      >
        <Rows list={list} arranging={arranging} selectionActions={selectionActions(arranging.arrangement)} />
      </section>
      {page.data && (rows.length > 0 || list.isPastEnd) && (
        <Pager
          page={search.page}
          size={search.size}
          rows={list.count}
          total={list.total}
          isCounting={list.isCounting}
          last={list.last}
          hasMore={list.hasMore}
          hrefOf={(to) => hrefOf({ page: to })}
          onPage={turnTo}
          onSize={(size) => changeSearch({ size })}
        >
          {list.isCapped && <span className="text-muted">{t('capped')}</span>}
        </Pager>
      )}
    </>
  )
}

interface RowsProps {
  list: CustomerList
  arranging: Arranging
  selectionActions: ReactNode
}

function Rows({ list, arranging, selectionActions }: RowsProps) {
  const t = useTranslations('finding')
  const { page, rows, search, changeSearch, hrefOf } = list
  if (list.isStopped && page.isPending) return <Stopped onRetry={list.refresh} />
  if (page.isPending || list.isPastEnd) return <TableSkeleton rows={8} label={t('loading')} />
  if (page.isLoadingError) return <ErrorPanel error={page.error} onRetry={list.refresh} isRetrying={page.isFetching} />
  if (rows.length === 0) return <NoCustomers list={list} />
  return (
    <ExactContext value={list.exactIds}>
      <RowsReadContext value={list.readAt}>
        <CustomersTable
          customers={rows}
          isFormer={list.isFormer}
          sort={search.sort}
          hrefOf={hrefOf}
          onSort={(sort) => changeSearch({ sort })}
          arranging={arranging}
          matching={list.matching}
          selectionActions={selectionActions}
        />
      </RowsReadContext>
    </ExactContext>
  )
}

/** How many there are, once somebody knows. */
function Count({ list: { total, isCounting, page } }: { list: CustomerList }) {
  const t = useTranslations('finding')
  const format = useFormatter()
  return (
    <span role="status" className="figures ml-auto text-muted">
      {total !== undefined
        ? t('count', { count: total, number: format.number(total) })
        : page.data && (isCounting ? t('counting') : t('noTotal'))}
    </span>
  )
}
