import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmbedsScreen } from '@/components/embeds/embeds-screen'
import { Texts } from '@/components/layout/texts'
import { staffAt } from '@/lib/auth/billing'
import { configurationsOf } from '@/lib/embed/configurations'
import { embedKeys } from '@/lib/queries/embeds'
import { createQueryClient } from '@/lib/queries/query-client'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('embeds')
  return { title: t('title') }
}

export default async function EmbedsPage({ params }: PageProps<'/[environment]/settings/embeds'>) {
  const { environment } = await staffAt(await params, 'embeds:manage')
  const queryClient = createQueryClient()
  await queryClient.prefetchQuery({
    queryKey: embedKeys.list(environment.name),
    queryFn: async () => ({ items: await configurationsOf(environment.name) }),
  })
  return (
    <Texts of={['embeds']}>
      <HydrationBoundary state={dehydrate(queryClient)}>
        <EmbedsScreen />
      </HydrationBoundary>
    </Texts>
  )
}
