import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConnectionScreen } from '@/components/connection/connection-screen'
import { Texts } from '@/components/layout/texts'
import { staffAt } from '@/lib/auth/billing'
import { settings } from '@/lib/env'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('connection')
  return { title: t('title') }
}

export default async function ConnectionPage({ params }: PageProps<'/[environment]/settings/connection'>) {
  const { environment } = await staffAt(await params, 'connection:read')
  // The address only: the key stays where it is.
  const connections = settings().environments.map(({ name, apiUrl }) => ({ environment: name, address: apiUrl }))
  return (
    <Texts of={['connection']}>
      <ConnectionScreen connections={connections} current={environment.name} />
    </Texts>
  )
}
