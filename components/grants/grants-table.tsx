// biome-ignore-all lint/a11y/noRedundantRoles: on a phone rows are drawn as cards, which takes the roles of a table away
'use client'
import { useTranslations } from 'next-intl'
import { Time } from '@/components/ui/time'
import type { DtoCreditGrantApplicationResponse as Application, DtoCustomerEntitlementsResponse } from '@/lib/billing/models'
import { Amount, GrantState, Reason, SubscriptionName, Trouble } from './grant-words'

const COLUMNS = ['date', 'amount', 'state', 'reason', 'subscription', 'period'] as const
const CELL = 'px-4 py-2 align-top max-md:block max-md:px-0 max-md:py-0.5 wrap-break-word'

/** The same as a table, with the exact moments and periods. */
export function GrantsTable({ grants, answer }: { grants: Application[]; answer: DtoCustomerEntitlementsResponse | undefined }) {
  const t = useTranslations('grants')
  return (
    <table role="table" className="w-full border-collapse max-md:block">
      <caption className="sr-only">{t('table')}</caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="border-t border-line text-sm text-muted">
          {COLUMNS.map((column) => (
            <th
              key={column}
              role="columnheader"
              scope="col"
              className={`h-8 px-4 font-medium ${column === 'amount' ? 'text-right' : 'text-left'}`}
            >
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:block">
        {grants.map((grant, index) => (
          <tr key={grant.id ?? index} role="row" className="border-t border-line max-md:block max-md:px-4 max-md:py-2.5">
            <td role="cell" className={`${CELL} figures whitespace-nowrap`}>
              {grant.scheduledFor ? <Time at={grant.scheduledFor} as="minute" /> : t('undated')}
            </td>
            <td role="cell" className={`${CELL} font-medium md:text-right`}>
              <Amount grant={grant} isWhole />
            </td>
            <td role="cell" className={CELL}>
              <GrantState grant={grant} />
              <span className="block">
                <Trouble grant={grant} />
              </span>
            </td>
            <td role="cell" className={CELL}>
              <Reason grant={grant} />
            </td>
            <td role="cell" className={CELL}>
              <SubscriptionName id={grant.subscriptionId} answer={answer} />
            </td>
            <td role="cell" className={`${CELL} figures text-muted`}>
              <Period grant={grant} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** One-time grants have a start alone. The end is the moment at which the next period begins. */
function Period({ grant: { periodStart, periodEnd } }: { grant: Application }) {
  const t = useTranslations('grants')
  if (!periodStart) return t('noPeriod')
  const start = () => <Time at={periodStart} as="date" />
  return periodEnd ? t.rich('period', { start, end: () => <Time at={periodEnd} as="date" /> }) : t.rich('periodFrom', { start })
}
