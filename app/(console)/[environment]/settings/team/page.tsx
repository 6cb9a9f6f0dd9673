import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Texts } from '@/components/layout/texts'
import { TeamScreen } from '@/components/staff/team-screen'
import { staffAt } from '@/lib/auth/billing'
import { team } from '@/lib/auth/team'
import { createQueryClient } from '@/lib/queries/query-client'
import { teamKeys } from '@/lib/queries/team'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('team')
  return { title: t('title') }
}

export default async function TeamPage({ params }: PageProps<'/[environment]/settings/team'>) {
  await staffAt(await params, 'team:manage')
  const queryClient = createQueryClient()
  await queryClient.prefetchQuery({ queryKey: teamKeys.members(), queryFn: team })
  return (
    <Texts of={['oneTimeLink', 'refusal', 'roles', 'sessions', 'team']}>
      <HydrationBoundary state={dehydrate(queryClient)}>
        <TeamScreen />
      </HydrationBoundary>
    </Texts>
  )
}
