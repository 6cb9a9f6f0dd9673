import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FrontDoor } from '@/components/layout/front-door'
import { Texts } from '@/components/layout/texts'
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
      <Texts of={['link', 'refusal', 'roles']}>
        <LinkForm kind="password" />
      </Texts>
    </FrontDoor>
  )
}
