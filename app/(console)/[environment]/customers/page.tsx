import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { customersCookie } from '@/components/customers/customer-arrangement'
import { customerFilter, customerSearch, lastPage } from '@/components/customers/customer-fields'
import { CustomersScreen } from '@/components/customers/customers-screen'
import { billingForStaff } from '@/lib/auth/billing'
import { customerQueries } from '@/lib/queries/customers'
import { createQueryClient } from '@/lib/queries/query-client'
import { routes } from '@/lib/routes'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('customers')
  return { title: t('title') }
}

export default async function CustomersPage({ params, searchParams }: PageProps<'/[environment]/customers'>) {
  const billing = await billingForStaff(await params)
  const search = customerSearch.parse(await searchParams)
  const queryClient = createQueryClient()
  const query = customerQueries.list(billing, customerFilter(search))
  await queryClient.prefetchQuery(query)
  const last = lastPage(queryClient.getQueryData(query.queryKey)?.pagination?.total ?? Number.POSITIVE_INFINITY, search.size)
  if (search.page > last) redirect(customerSearch.href(routes.customers(billing.environment), search, { page: last }))
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <CustomersScreen arrangement={(await cookies()).get(customersCookie(billing.environment))?.value} />
    </HydrationBoundary>
  )
}
