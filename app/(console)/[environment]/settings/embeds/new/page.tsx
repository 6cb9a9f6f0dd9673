import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewEmbedScreen } from '@/components/embeds/new-embed-screen'
import { Texts } from '@/components/layout/texts'
import { staffAt } from '@/lib/auth/billing'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('embeds')
  return { title: t('new') }
}

export default async function NewEmbedPage({ params }: PageProps<'/[environment]/settings/embeds/new'>) {
  await staffAt(await params, 'embeds:manage')
  return (
    <Texts of={['embeds', 'unsaved']}>
      <NewEmbedScreen />
    </Texts>
  )
}
