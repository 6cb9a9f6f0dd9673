import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { Toasts } from '@/components/ui/toasts'
import { may } from '@/lib/auth/roles'
import { routes } from '@/lib/routes'
import type { Theme } from '@/lib/theme'
import { AccountMenu } from './account-menu'
import { EnvironmentSwitcher } from './environment-switcher'
import { NavigationLink } from './navigation-link'
import { SETTINGS, type SettingsPage } from './settings-pages'
import type { Person } from './staff-provider'
import { StandingNotices } from './standing-notices'

interface Props {
  environment: string
  environments: string[]
  person: Person
  theme: Theme
  /** Opens the palette; the shell knows no customers. */
  palette: ReactNode
  children: ReactNode
}

/** Navigation beside the page, or below it on a phone, and a striped line on top for anything but live. */
export function AppShell({ environment, environments, person, theme, palette, children }: Props) {
  const t = useTranslations('shell')
  const settings = SETTINGS.filter(({ permission }) => may(person, permission)).map(({ name, icon }) => ({
    name,
    icon,
    href: routes.settings[name](environment),
  }))
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[212px_minmax(0,1fr)]">
      <a
        href="#content"
        className="fixed top-2 left-2 z-20 -translate-y-16 rounded-md bg-accent px-3 py-1.5 text-on-accent focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <header className="fixed inset-x-0 bottom-0 z-10 flex items-center gap-1 border-t border-line bg-sunken p-2 lg:sticky lg:inset-auto lg:top-0 lg:h-dvh lg:flex-col lg:items-stretch lg:gap-0.5 lg:border-t-0 lg:border-r lg:p-2.5">
        <EnvironmentSwitcher environment={environment} environments={environments} />
        {palette}
        <nav
          aria-label={t('navigation')}
          className="flex min-w-0 flex-1 items-center gap-0.5 overflow-x-auto lg:mt-3 lg:flex-col lg:items-stretch"
        >
          <NavigationLink href={routes.customers(environment)}>
            <Icon name="customers" className="size-3.75" />
            <Label>{t('customers')}</Label>
          </NavigationLink>
          <NavigationLink href={routes.lookup(environment)}>
            <Icon name="lookup" className="size-3.75" />
            <Label>{t('lookup')}</Label>
          </NavigationLink>
          {settings.length > 0 && <Settings pages={settings} />}
        </nav>
        <AccountMenu environment={environment} person={person} theme={theme} />
      </header>
      <div className="min-w-0 pb-16 lg:pb-0">
        <EnvironmentBanner environment={environment} />
        <StandingNotices />
        <main id="content" tabIndex={-1} className="mx-auto max-w-360 px-4 py-4.5 outline-none lg:px-6">
          {children}
        </main>
        <Toasts />
      </div>
    </div>
  )
}

/** In the side bar, or behind a button of the bar below, which has no room for more than one. */
function Settings({ pages }: { pages: (Pick<SettingsPage, 'name' | 'icon'> & { href: string })[] }) {
  const t = useTranslations('shell')
  const isFolded = pages.length > 1
  return (
    <>
      {isFolded && (
        <button
          type="button"
          popoverTarget="settings"
          className="flex items-center gap-2.25 rounded-md px-2.25 py-1.5 text-muted hover:text-text has-[+*_[aria-current]]:bg-surface has-[+*_[aria-current]]:font-medium has-[+*_[aria-current]]:text-text has-[+*_[aria-current]]:ring-1 has-[+*_[aria-current]]:ring-line lg:hidden"
        >
          <Icon name="more" className="size-3.75" />
          <span className="max-sm:[:not(:has(+*_[aria-current]))>&]:sr-only">{t('settings')}</span>
        </button>
      )}
      <div
        id="settings"
        {...(isFolded && { popover: 'auto' })}
        className={
          isFolded
            ? 'fixed inset-auto right-2 bottom-14 m-0 w-48 rounded-lg bg-surface p-1 text-text shadow-float lg:contents'
            : 'contents'
        }
      >
        <p className="mt-4 mb-1 px-2.25 text-sm text-muted max-lg:hidden">{t('settings')}</p>
        {pages.map(({ href, icon, name }) => (
          <NavigationLink key={href} href={href}>
            <Icon name={icon} className="size-3.75" />
            {isFolded ? t(name) : <Label>{t(name)}</Label>}
          </NavigationLink>
        ))}
      </div>
    </>
  )
}

/** On a phone the page that is open has its name beside its sign, the others have signs alone. */
function Label({ children }: { children: ReactNode }) {
  return <span className="max-sm:[:not([aria-current])>&]:sr-only">{children}</span>
}

function EnvironmentBanner({ environment }: { environment: string }) {
  const t = useTranslations('environment')
  if (environment === 'live') return null
  return (
    <p className="striped border-b border-line px-4 py-1 text-xs font-medium text-sandbox lg:px-6">
      <span className="rounded-sm bg-bg/80 px-1 -mx-1">
        {environment === 'sandbox' ? t('sandbox') : t('other', { environment })}
      </span>
    </p>
  )
}
