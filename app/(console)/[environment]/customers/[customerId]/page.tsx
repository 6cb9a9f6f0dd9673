import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CustomerScreen } from '@/components/customers/customer-screen'
import { billingForStaff } from '@/lib/auth/billing'
import { SDKError } from '@/lib/billing/models/errors'
import { customerQueries } from '@/lib/queries/customers'
import { createQueryClient } from '@/lib/queries/query-client'
import { isPlainId } from '@/lib/url/ids'

/** The name stays out of the title: titles end up in histories and screen shares. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('customer')
  return { title: t('pageTitle') }
}

export default async function CustomerPage({ params }: PageProps<'/[environment]/customers/[customerId]'>) {
  const { environment, customerId } = await params
  const billing = await billingForStaff({ environment })
  if (!isPlainId(customerId)) notFound()
  const queryClient = createQueryClient()
  const query = customerQueries.one(billing, customerId)
  await queryClient.prefetchQuery(query)
  const { error } = queryClient.getQueryState(query.queryKey) ?? {}
  if (error instanceof SDKError && error.statusCode === 404) notFound()
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <CustomerScreen id={customerId} />
    </HydrationBoundary>
  )
}
