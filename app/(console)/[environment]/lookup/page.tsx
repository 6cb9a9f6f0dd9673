import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LookupScreen } from '@/components/customers/lookup/lookup-screen'
import { Texts } from '@/components/layout/texts'
import { billingForStaff } from '@/lib/auth/billing'
import { settings } from '@/lib/env'
import { isAsked, onlyHit, readAsked, textOf, writeAsked } from '@/lib/lookup/asked'
import { lookUp } from '@/lib/lookup/look-up'
import { ownRecord } from '@/lib/lookup/recognise'
import { isTicket } from '@/lib/lookup/scan-ticket'
import { lookupQueries } from '@/lib/queries/lookup'
import { createQueryClient } from '@/lib/queries/query-client'
import { routes } from '@/lib/routes'

/** What is not answered by then is asked for again by the page, which says that it waits. */
const WAIT_MS = 2_500

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('lookup')
  return { title: t('title') }
}

export default async function LookupPage({ params, searchParams }: PageProps<'/[environment]/lookup'>) {
  const { environment, core } = await billingForStaff(await params)
  const query = await searchParams
  const asked = readAsked(query)
  const { environments, publicUrl } = settings()
  const names = environments.map(({ name }) => name)
  const home = ownRecord(textOf(asked), publicUrl)?.environment
  if (home && home !== environment && names.includes(home)) redirect(routes.lookup(home, writeAsked(asked)))
  const queryClient = createQueryClient()
  // A browser that is on a page of ours already asks by itself, and whoever comes back to this one stays on it.
  const isFirstHtml = (await headers()).get('sec-fetch-dest') !== 'empty'
  if (isFirstHtml && isAsked(asked) && !isTicket(textOf(asked))) {
    const lookup = lookupQueries.of(environment, asked, 'all', (order, reach, signal) => lookUp(core, order, reach, { signal }))
    const timer = setTimeout(() => void queryClient.cancelQueries(), WAIT_MS)
    await queryClient.prefetchQuery(lookup)
    clearTimeout(timer)
    const answer = queryClient.getQueryData(lookup.queryKey)
    const only = answer && onlyHit(answer)
    if (only && query.open !== 'no') redirect(routes.support(environment, only, writeAsked(asked)))
  }
  return (
    <Texts of={['lookup']}>
      <HydrationBoundary state={dehydrate(queryClient)}>
        <LookupScreen environments={names} origin={publicUrl} />
      </HydrationBoundary>
    </Texts>
  )
}
