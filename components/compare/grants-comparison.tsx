'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { useNow } from '@/components/ui/now'
import { PlainText } from '@/components/ui/plain-text'
import { Quantity } from '@/components/ui/quantity'
import { State } from '@/components/ui/state'
import { Time } from '@/components/ui/time'
import { useZone } from '@/components/ui/zone'
import type { DtoCreditGrantApplicationResponse as Application } from '@/lib/billing/models'
import { grantDays, totalPairs } from '@/lib/compare/likeness'
import { GRANT_SIGNS, type GrantTotal, grantState, knownReason } from '@/lib/grants/upcoming-grants'
import { grantQueries } from '@/lib/queries/grants'
import type { Compared } from './compared-customers'
import { ComparedPanel } from './compared-panel'
import { useFailures } from './use-failures'

const NONE: Application[] = []

/** What is to come: the sums of the next weeks, then day by day. */
export function GrantsComparison(compared: Compared) {
  const t = useTranslations('grants')
  const failures = useFailures(compared)
  const billing = useBilling()
  const now = useNow()
  const { zone } = useZone()
  const a = useQuery(grantQueries.upcoming(billing, compared.ids.a))
  const b = useQuery(grantQueries.upcoming(billing, compared.ids.b))
  const isKnown = { a: a.data?.items !== undefined, b: b.data?.items !== undefined }
  const grants = { a: a.data?.items ?? NONE, b: b.data?.items ?? NONE }
  return (
    <ComparedPanel
      title={t('title')}
      none={t('none')}
      {...compared}
      reads={[{ query: { a, b }, failure: failures('grants') }]}
      rows={() =>
        grants.a.length + grants.b.length === 0 && isKnown.a && isKnown.b
          ? []
          : [
              ...totalPairs(grants, isKnown, now).map(({ days, likeness, ...totals }) => ({
                key: `within ${days}`,
                label: t('within', { days }),
                likeness,
                a: <Total total={totals.a} isKnown={isKnown.a} />,
                b: <Total total={totals.b} isKnown={isKnown.b} />,
              })),
              ...grantDays(grants, isKnown, zone).map(({ day, likeness, ...ofDay }) => {
                const [first] = [...ofDay.a, ...ofDay.b]
                return {
                  key: `on ${day}`,
                  label: first?.scheduledFor ? <Time at={first.scheduledFor} as="date" /> : t('undated'),
                  likeness,
                  a: <OfDay grants={ofDay.a} isKnown={isKnown.a} />,
                  b: <OfDay grants={ofDay.b} isKnown={isKnown.b} />,
                }
              }),
            ]
      }
    />
  )
}

function Total({ total: { amount, count, withoutAmount }, isKnown }: { total: GrantTotal; isKnown: boolean }) {
  const t = useTranslations('grants')
  const words = useTranslations('compare')
  if (!isKnown) return <span className="text-muted">{words('notRead')}</span>
  return (
    <>
      <span className="figures">{t.rich('credits', { amount: () => <Quantity value={amount} isWhole /> })}</span>
      <span className="block text-sm text-muted">
        {t('ofGrants', { count })}
        {withoutAmount > 0 && ` ${t('withoutAmount', { count: withoutAmount })}`}
      </span>
    </>
  )
}

function OfDay({ grants, isKnown }: { grants: Application[]; isKnown: boolean }) {
  const words = useTranslations('compare')
  if (!isKnown) return <span className="text-muted">{words('notRead')}</span>
  if (grants.length === 0) return <span className="text-muted">{words('noGrant')}</span>
  return (
    <ul className="grid gap-1.5">
      {grants.map((grant, index) => (
        <li key={grant.id ?? index}>
          <OneGrant grant={grant} />
        </li>
      ))}
    </ul>
  )
}

function OneGrant({ grant: { creditsExact, applicationReason, ...grant } }: { grant: Application }) {
  const t = useTranslations('grants')
  const state = grantState(grant, useNow())
  const reason = knownReason(applicationReason)
  return (
    <>
      <span className="figures font-medium">
        {creditsExact === undefined
          ? t('amountUnknown')
          : t.rich('credits', { amount: () => <Quantity value={creditsExact} isWhole /> })}
      </span>
      <span className="flex flex-wrap gap-x-3 text-sm">
        <State sign={GRANT_SIGNS[state]}>
          {state === 'other' ? (grant.applicationStatus ?? t('states.other')) : t(`states.${state}`)}
        </State>
        <span className="text-muted">
          {reason ? t(`reasons.${reason}`) : <PlainText>{applicationReason ?? t('notReported')}</PlainText>}
        </span>
      </span>
    </>
  )
}
