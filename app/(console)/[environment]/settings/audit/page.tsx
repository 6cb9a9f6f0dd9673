import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuditScreen } from '@/components/audit/audit-screen'
import { Texts } from '@/components/layout/texts'
import { auditPage } from '@/lib/audit/read-audit'
import { staffAt } from '@/lib/auth/billing'
import { auditKeys } from '@/lib/queries/audit'
import { createQueryClient } from '@/lib/queries/query-client'
import { readAuditSearch } from '@/lib/url/audit-search'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit')
  return { title: t('title') }
}

export default async function AuditPage({ params, searchParams }: PageProps<'/[environment]/settings/audit'>) {
  const { staff } = await staffAt(await params, 'audit:read')
  const search = readAuditSearch(await searchParams)
  const queryClient = createQueryClient()
  await queryClient.prefetchQuery({ queryKey: auditKeys.page(search), queryFn: () => auditPage(staff, search) })
  return (
    <Texts of={['audit']}>
      <HydrationBoundary state={dehydrate(queryClient)}>
        <AuditScreen search={search} />
      </HydrationBoundary>
    </Texts>
  )
}
