import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FrontDoor } from '@/components/layout/front-door'
import { Texts } from '@/components/layout/texts'
import { SetupForm } from '@/components/staff/setup-form'
import { buttonClass } from '@/components/ui/button'
import { isSetupOpen } from '@/lib/auth/setup'
import { routes } from '@/lib/routes'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('setup')
  return { title: t('title') }
}

export default async function SetupPage() {
  const t = await getTranslations('setup')
  if (await isSetupOpen())
    return (
      <FrontDoor title={t('title')}>
        <Texts of={['refusal', 'setup']}>
          <SetupForm />
        </Texts>
      </FrontDoor>
    )
  return (
    <FrontDoor title={t('doneTitle')}>
      <p className="mb-4 text-muted">{t('doneText')}</p>
      <a className={`${buttonClass('primary')} w-full`} href={routes.login()}>
        {t('signIn')}
      </a>
    </FrontDoor>
  )
}
