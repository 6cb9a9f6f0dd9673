import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FrontDoor } from '@/components/layout/front-door'
import { LinkForm } from '@/components/staff/link-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('link')
  return { title: t('password.title') }
}

/** Whoever holds the link may use it; its token never reaches the server in an address. */
export default async function NewPasswordPage() {
  const t = await getTranslations('link')
  return (
    <FrontDoor title={t('password.title')}>
      <LinkForm kind="password" />
    </FrontDoor>
  )
}
