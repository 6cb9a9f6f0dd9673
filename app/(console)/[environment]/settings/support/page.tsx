import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SupportTools } from '@/components/customers/lookup/support-tools'
import { staffAt } from '@/lib/auth/billing'
import { settings } from '@/lib/env'
import { routes } from '@/lib/routes'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('supportTools')
  return { title: t('title') }
}

export default async function SupportToolsPage({ params }: PageProps<'/[environment]/settings/support'>) {
  const { environment } = await staffAt(await params, 'customers:read')
  return <SupportTools environment={environment.name} address={`${settings().publicUrl}${routes.lookup(environment.name)}`} />
}
