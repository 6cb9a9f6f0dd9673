'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { setCookie } from '@/lib/set-cookie'
import { writeZonePreference, ZONE_CHOICES, ZONE_COOKIE, type ZoneChoice, type ZonePreference, zoneOf } from '@/lib/zone'
import { useZone, ZoneContext } from './zone'

const noChanges = () => () => {}
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
/** The zone of whoever looks: unknown to the server, and so in the first drawing. */
const useBrowserZone = () => useSyncExternalStore(noChanges, browserZone, () => undefined)

/** What was chosen last in this tab. A page that was fetched ahead may have come before it. */
let chosen: ZonePreference | undefined

/** Tells the times beneath it by the preference that came with the request, and remembers another. */
export function ZoneProvider({
  preference,
  customerZone,
  children,
}: {
  preference: ZonePreference
  customerZone: string | undefined
  children: ReactNode
}) {
  const [current, setCurrent] = useState(chosen ?? preference)
  const travelled = useBrowserZone()
  const { choice } = current
  // A traveller's cookie names the zone of the last visit until the browser has said which it is now.
  const mine = travelled ?? current.mine
  useEffect(() => {
    if (choice === 'mine') setCookie(ZONE_COOKIE, writeZonePreference({ choice, mine }))
  }, [choice, mine])
  const value = useMemo(
    () => ({
      zone: zoneOf({ choice, mine }, customerZone),
      choice,
      customerZone,
      choose: (next: ZoneChoice) => {
        const preference = { choice: next, mine: browserZone() }
        chosen = preference
        setCurrent(preference)
        setCookie(ZONE_COOKIE, writeZonePreference(preference))
      },
    }),
    [choice, mine, customerZone],
  )
  return <ZoneContext value={value}>{children}</ZoneContext>
}

/** Says which zone the screen's times are in, and changes it. */
export function ZoneSwitch() {
  const t = useTranslations('zone')
  const { choice, customerZone, zone, choose } = useZone()
  const mine = useBrowserZone()
  const named: Record<ZoneChoice, string> = {
    customer: zoneOf({ choice: 'customer', mine: undefined }, customerZone),
    mine: mine ?? (choice === 'mine' ? zone : ''),
    utc: 'UTC',
  }
  return (
    <label className="relative inline-flex h-8 min-w-0 items-center rounded-md px-1.5 text-sm text-muted has-focus-visible:outline-2 has-focus-visible:outline-accent hover:text-text">
      <span className="truncate">{t('current', { zone })}</span>
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        className="ml-1 size-3 shrink-0"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      >
        <path d="m4.500 6.500 3.500 3.500 3.500-3.500" />
      </svg>
      <select
        aria-label={t('label')}
        value={choice}
        onChange={(event) => choose(ZONE_CHOICES.find((each) => each === event.target.value) ?? 'customer')}
        className="absolute inset-0 w-full cursor-pointer opacity-0"
      >
        {ZONE_CHOICES.map((each) => (
          <option key={each} value={each}>
            {named[each] && each !== 'utc' ? t(`named.${each}`, { zone: named[each] }) : t(`choices.${each}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
