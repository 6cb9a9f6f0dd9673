import { useFormatter, useLocale } from 'next-intl'
import { useMemo } from 'react'
import { useNow } from '@/components/ui/now'
import { useZone } from '@/components/ui/zone'
import type { Decimal } from '@/lib/billing/decimal'
import type { EmbedFeature } from '@/lib/embed/answers'
import { DAY, writtenDay } from '@/lib/format/day-texts'
import { formatDecimal, formatShare } from '@/lib/format/decimal'
import { useTexts } from './use-texts'

const MOMENT = { ...DAY, hour: '2-digit', minute: '2-digit' } as const

/** Numbers and dates as the widget's language writes them. Every digit of a quantity is there. */
export function useFormats() {
  const t = useTexts('figures')
  const locale = useLocale()
  const format = useFormatter()
  const { zone: timeZone } = useZone()
  const now = useNow()
  return useMemo(() => {
    const year = (of: Date | number) => format.dateTime(of, { year: 'numeric', timeZone })
    const isMoment = (at: string) => !Number.isNaN(Date.parse(at))
    return {
      amount: (value: Decimal, unit?: EmbedFeature['unit']) => {
        const amount = formatDecimal(value, locale)
        const word = value === '1' ? unit?.singular || unit?.plural : unit?.plural || unit?.singular
        return word ? isolated(t('amount', { amount, unit: word }), locale) : amount
      },
      share: (share: Decimal) => formatShare(share, locale),
      /** A day, with its year when that is not the present one. */
      day: (at: string) => {
        const written = writtenDay(at, now, locale)
        if (written !== undefined || !isMoment(at)) return written ?? at
        const moment = new Date(at)
        return format.dateTime(moment, { ...DAY, ...(year(moment) !== year(now) && { year: 'numeric' }), timeZone })
      },
      moment: (at: string) => (isMoment(at) ? format.dateTime(new Date(at), { ...MOMENT, timeZone }) : at),
      list: (names: string[]) => format.list(names, { type: 'conjunction', style: 'narrow' }),
    }
  }, [t, locale, format, timeZone, now])
}

/** In a text that runs from right to left, `20,000 calls` would be drawn as `calls 20,000`. */
const isolated = (text: string, locale: string) => (locale.startsWith('ar') ? `\u2068${text}\u2069` : text)

/** `Europe/Copenhagen` as people read it. */
export const zoneName = (zone: string) => zone.replaceAll('_', ' ')
