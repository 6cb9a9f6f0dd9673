import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EmbedScreen } from '@/components/embeds/embed-screen'
import { Texts } from '@/components/layout/texts'
import { staffAt } from '@/lib/auth/billing'
import { configurationById } from '@/lib/embed/configurations'
import { embedKeys } from '@/lib/queries/embeds'
import { createQueryClient } from '@/lib/queries/query-client'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('embeds')
  return { title: t('title') }
}

export default async function EmbedPage({ params }: PageProps<'/[environment]/settings/embeds/[embedId]'>) {
  const { environment, embedId } = await params
  await staffAt({ environment }, 'embeds:manage')
  const found = await configurationById(embedId)
  // One of another environment is not there, either.
  if (found?.environment !== environment) notFound()
  const queryClient = createQueryClient()
  queryClient.setQueryData(embedKeys.one(embedId), found)
  return (
    <Texts of={['designer', 'embeds', 'preview', 'unsaved']}>
      <HydrationBoundary state={dehydrate(queryClient)}>
        <EmbedScreen id={embedId} />
      </HydrationBoundary>
    </Texts>
  )
}
