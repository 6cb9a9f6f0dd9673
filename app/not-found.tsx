import { getTranslations } from 'next-intl/server'
import { FrontDoor } from '@/components/layout/front-door'
import { buttonClass } from '@/components/ui/button'
import { currentStaff } from '@/lib/auth/staff'
import { settings } from '@/lib/env'
import { routes } from '@/lib/routes'

/** Environments are named to staff alone. */
export default async function NotFound() {
  const t = await getTranslations('notFound')
  const environments = (await currentStaff()) ? settings().environments.map(({ name }) => name) : []
  return (
    <FrontDoor title={t('title')}>
      <p className="mb-4 text-muted">{t('text')}</p>
      {environments.length === 0 ? (
        <a className={buttonClass()} href={routes.home()}>
          {t('home')}
        </a>
      ) : (
        <>
          <p className="mb-2">{t('environments')}</p>
          <ul className="flex flex-wrap gap-2">
            {environments.map((name) => (
              <li key={name}>
                <a className={buttonClass()} href={routes.customers(name)}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </FrontDoor>
  )
}
