'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { RelativeTime, Time } from '@/components/ui/time'
import { useZone } from '@/components/ui/zone'
import type { DtoCreditGrantApplicationResponse as Application, DtoCustomerEntitlementsResponse } from '@/lib/billing/models'
import { byMonth } from '@/lib/grants/upcoming-grants'
import { Amount, GrantState, Reason, SubscriptionName, Trouble } from './grant-words'

/** What comes when, month by month of the zone that the page names. */
export function GrantsTimeline({
  grants,
  answer,
}: {
  grants: Application[]
  answer: DtoCustomerEntitlementsResponse | undefined
}) {
  const t = useTranslations('grants')
  const format = useFormatter()
  const { zone } = useZone()
  return (
    <ol className="border-t border-line px-4 py-3">
      {byMonth(grants, zone).map(({ month, grants: ofMonth }) => (
        <li key={month} className="grid gap-x-6 not-first:mt-4 sm:grid-cols-[110px_minmax(0,1fr)]">
          <h3 className="font-medium text-muted">
            {month
              ? format.dateTime(new Date(`${month}-15T12:00:00Z`), { month: 'long', year: 'numeric', timeZone: 'UTC' })
              : t('undated')}
          </h3>
          <ol className="border-line sm:border-l sm:pl-6">
            {ofMonth.map((grant, index) => (
              <li key={grant.id ?? index} className="grid grid-cols-[64px_minmax(0,1fr)_auto] gap-x-3 py-1.5">
                <span className="figures font-medium whitespace-nowrap">
                  {grant.scheduledFor ? <Time at={grant.scheduledFor} as="day" /> : '–'}
                </span>
                <div className="min-w-0">
                  <span className="mr-3 font-medium">
                    <Amount grant={grant} />
                  </span>
                  <GrantState grant={grant} />
                  <p className="text-sm text-muted">
                    <Reason grant={grant} /> · <SubscriptionName id={grant.subscriptionId} answer={answer} />
                  </p>
                  <Trouble grant={grant} />
                </div>
                <span className="figures text-right text-sm whitespace-nowrap text-muted">
                  {grant.scheduledFor && <RelativeTime at={grant.scheduledFor} />}
                </span>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}
