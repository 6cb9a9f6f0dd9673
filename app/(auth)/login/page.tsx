import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FrontDoor } from '@/components/layout/front-door'
import { Texts } from '@/components/layout/texts'
import { SignInForm } from '@/components/staff/sign-in-form'
import { Notice } from '@/components/ui/notice'
import { isSetupOpen } from '@/lib/auth/setup'
import { currentStaff } from '@/lib/auth/staff'
import { settings } from '@/lib/env'
import { safeNext } from '@/lib/routes'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn')
  return { title: t('title') }
}

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  const { next: given, provider } = await searchParams
  const next = safeNext(given)
  if (await currentStaff()) redirect(next)
  const t = await getTranslations('signIn')
  return (
    <FrontDoor title={t('title')}>
      {(await isSetupOpen()) ? (
        <Notice look="attention">{t('notSetUp')}</Notice>
      ) : (
        <>
          {provider === 'refused' && (
            <div className="mb-4">
              <Notice look="trouble">{t('providerRefused')}</Notice>
            </div>
          )}
          <Texts of={['refusal', 'signIn']}>
            <SignInForm next={next} provider={settings().signIn.oidc?.name} />
          </Texts>
        </>
      )}
    </FrontDoor>
  )
}
