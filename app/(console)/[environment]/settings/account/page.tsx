import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Texts } from '@/components/layout/texts'
import { AccountScreen } from '@/components/staff/account-screen'
import { staffAt } from '@/lib/auth/billing'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('profile')
  return { title: t('title') }
}

export default async function AccountPage({ params }: PageProps<'/[environment]/settings/account'>) {
  await staffAt(await params, 'customers:read')
  return (
    <Texts of={['profile', 'refusal', 'roles', 'sessions']}>
      <AccountScreen />
    </Texts>
  )
}
