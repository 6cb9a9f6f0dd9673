import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { customersCookie } from '@/components/customers/customer-arrangement'
import { customerSearch, customersAsked, customersHref, lastPage } from '@/components/customers/customer-fields'
import { Texts } from '@/components/layout/texts'
import { billingForStaff } from '@/lib/auth/billing'
import { requireStaff } from '@/lib/auth/staff'
import { searchCustomers } from '@/lib/lookup/customer-search'
import { customerQueries } from '@/lib/queries/customers'
import { createQueryClient } from '@/lib/queries/query-client'
import { viewKeys } from '@/lib/queries/views'
import { routes } from '@/lib/routes'
import { openingSearch } from '@/lib/url/view-search'
import type { SavedView } from '@/lib/views/saved-view'
import { viewsOf } from '@/lib/views/views'
import { List } from './list'

/** Rows that are not there by then are left to the browser, which says that it waits, and can stop. */
const WAIT_MS = 2_000

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('customers')
  return { title: t('title') }
}

export default async function CustomersPage({ params, searchParams }: PageProps<'/[environment]/customers'>) {
  const billing = await billingForStaff(await params)
  const asked = await searchParams
  const views = viewsOf(await requireStaff(), billing.environment)
  const opened = mayOpenView(asked) ? viewToOpen(await views, asked) : undefined
  if (opened) redirect(`${routes.customers(billing.environment)}?${openingSearch(opened)}`)
  const search = customerSearch.parse(asked)
  const queryClient = createQueryClient()
  const query = customerQueries.list(billing, customersAsked(search), (request, signal) =>
    searchCustomers(billing.core, request, { signal }),
  )
  let timer: NodeJS.Timeout | undefined
  const isLate = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, WAIT_MS)
  })
  const [known] = await Promise.all([views, Promise.race([queryClient.prefetchQuery(query), isLate])])
  clearTimeout(timer)
  queryClient.setQueryData(viewKeys.all(billing.environment), known)
  await queryClient.cancelQueries()
  const last = lastPage(queryClient.getQueryData(query.queryKey)?.total ?? Number.POSITIVE_INFINITY, search)
  if (search.page > last) redirect(customersHref(billing.environment, search, { page: last }, { view: [asked.view].flat()[0] }))
  return (
    <Texts
      of={[
        'archiving',
        'arrangement',
        'costly',
        'customerActions',
        'customers',
        'exports',
        'finding',
        'limitStates',
        'pager',
        'peek',
        'quantity',
        'selection',
        'shortcuts',
        'table',
        'views',
      ]}
    >
      <HydrationBoundary state={dehydrate(queryClient)}>
        <List arrangement={(await cookies()).get(customersCookie(billing.environment))?.value} />
      </HydrationBoundary>
    </Texts>
  )
}

/** Only then do the rows wait for the views. */
const mayOpenView = (asked: object) => Object.keys(asked).every((name) => name === 'view')

/** A bare address opens the person's default view, one that only names a view opens that; the address then says all that it shows. */
function viewToOpen(views: SavedView[], asked: Record<string, string | string[] | undefined>): SavedView | undefined {
  const given = Object.keys(asked)
  if (given.length === 0) return views.find(({ isDefault }) => isDefault)
  const named = given.length === 1 ? views.find(({ id }) => id === asked.view) : undefined
  return named?.search ? named : undefined
}
