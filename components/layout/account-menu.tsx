'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { forgetKept } from '@/lib/lookup/forget-kept'
import { staffMutations } from '@/lib/queries/staff'
import { routes } from '@/lib/routes'
import { setCookie } from '@/lib/set-cookie'
import { THEME_COOKIE, THEMES, type Theme } from '@/lib/theme'
import type { Person } from './staff-provider'
import { shareScreen } from './standing-notices'

interface Props {
  environment: string
  person: Person
  theme: Theme
}

/** Who is signed in, light or dark, whether others look on, and the way out. */
export function AccountMenu({ environment, person, theme }: Props) {
  const t = useTranslations('account')
  const queryClient = useQueryClient()
  const signOut = useMutation({
    ...staffMutations.signOut(),
    // What is still being read for this person would be answered with a refusal.
    onMutate: () => queryClient.cancelQueries(),
    // A full load: nothing that was fetched for this person stays in memory.
    onSuccess: () => {
      forgetKept(localStorage)
      window.location.replace(routes.login())
    },
  })
  return (
    <>
      <button
        type="button"
        popoverTarget="account"
        aria-label={t('menu', { name: person.name })}
        className="flex min-w-0 items-center gap-2.25 rounded-md px-2.25 py-1.5 text-muted hover:bg-surface hover:text-text"
      >
        <Icon name="person" className="size-3.75" />
        <span className="truncate max-lg:hidden">{person.name}</span>
        <span className="ml-auto font-mono text-xs max-lg:hidden">{person.role}</span>
      </button>
      <div
        id="account"
        popover="auto"
        className="fixed inset-auto right-2 bottom-14 m-0 w-64 rounded-lg bg-surface p-3 text-text shadow-float lg:right-auto lg:bottom-13 lg:left-2.5"
      >
        <p className="truncate font-medium">{person.name}</p>
        <p className="truncate text-sm text-muted">{person.email}</p>
        <a href={routes.settings.account(environment)} className="mt-2 -mx-1 block rounded-md px-1 py-1 hover:bg-sunken">
          {t('settings')}
        </a>
        <ThemeChoice theme={theme} />
        <ScreenShareSwitch isShared={person.restrictions.includes('screen-share')} />
        {signOut.isError && <Notice look="trouble">{t('signOutFailed')}</Notice>}
        <Button className="mt-2 w-full" onClick={() => signOut.mutate()} disabled={signOut.isPending}>
          {t('signOut')}
        </Button>
      </div>
    </>
  )
}

function ThemeChoice({ theme }: { theme: Theme }) {
  const t = useTranslations('account')
  const [chosen, setChosen] = useState(theme)
  const choose = (next: Theme) => {
    setChosen(next)
    document.documentElement.dataset.theme = next
    setCookie(THEME_COOKIE, next)
  }
  return (
    <fieldset className="mt-3">
      <legend className="text-sm text-muted">{t('theme')}</legend>
      <div className="mt-1 grid grid-cols-3 gap-1 rounded-md bg-sunken p-0.5">
        {THEMES.map((name) => (
          <label
            key={name}
            className="rounded-md py-1 text-center text-sm text-muted has-checked:bg-surface has-checked:text-text has-checked:ring-1 has-checked:ring-line has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input type="radio" name="theme" className="sr-only" checked={chosen === name} onChange={() => choose(name)} />
            {t(`themes.${name}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Whatever the role: the server masks personal fields from the next load on, which is at once. */
function ScreenShareSwitch({ isShared }: { isShared: boolean }) {
  const t = useTranslations('account')
  const id = useId()
  return (
    <div className="mt-3 grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3">
      <label htmlFor={id}>{t('screenShare')}</label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={isShared}
        checked={isShared}
        aria-describedby={`${id}-text`}
        onChange={() => shareScreen(!isShared)}
        className="relative h-4.5 w-8 cursor-pointer appearance-none rounded-full border border-line-strong bg-track before:absolute before:top-0.5 before:left-0.5 before:size-3 before:rounded-full before:bg-muted checked:border-accent checked:bg-accent checked:before:translate-x-3.5 checked:before:bg-on-accent"
      />
      <p id={`${id}-text`} className="col-span-2 text-sm text-muted">
        {t('screenShareText')}
      </p>
    </div>
  )
}
