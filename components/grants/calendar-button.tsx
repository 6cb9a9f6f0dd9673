'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { downloadText, fileName } from '@/components/ui/download'
import type { DtoCreditGrantApplicationResponse as Application } from '@/lib/billing/models'
import { formatDecimal } from '@/lib/format/decimal'
import { grantState } from '@/lib/grants/upcoming-grants'
import { routes } from '@/lib/routes'

/** The dates for a calendar of one's own. What writes the file is loaded with the first press. */
export function CalendarButton({ customerId, grants }: { customerId: string; grants: Application[] }) {
  const t = useTranslations('grants')
  const locale = useLocale()
  const { environment } = useBilling()
  const download = async () => {
    const { grantsCalendar } = await import('@/lib/grants/grants-calendar')
    const now = Date.now()
    const stateOf = (grant: Application) => {
      const state = grantState(grant, now)
      return state === 'other' ? (grant.applicationStatus ?? t('states.other')) : t(`states.${state}`)
    }
    const texts = {
      calendar: t('calendar', { customer: customerId }),
      summary: ({ creditsExact }: Application) =>
        creditsExact === undefined ? t('amountUnknown') : t('creditsPlain', { amount: formatDecimal(creditsExact, locale) }),
      description: (grant: Application) => [stateOf(grant), grant.subscriptionId].filter(Boolean).join('\n'),
      url: window.location.origin + routes.customerTab(environment, customerId, 'grants'),
    }
    downloadText(fileName('grants', customerId, now, 'ics'), 'text/calendar', grantsCalendar(grants, texts, now))
  }
  return (
    <button type="button" onClick={download} className="text-accent hover:underline">
      {t('ics')}
    </button>
  )
}
