import { useTranslations } from 'next-intl'
import { useNow } from '@/components/ui/now'
import { PlainText } from '@/components/ui/plain-text'
import { Quantity } from '@/components/ui/quantity'
import { State } from '@/components/ui/state'
import type { DtoCreditGrantApplicationResponse as Application, DtoCustomerEntitlementsResponse } from '@/lib/billing/models'
import { GRANT_SIGNS, grantState, knownReason } from '@/lib/grants/upcoming-grants'
import { planNameOf } from '@/lib/record/subscriptions'

export function Amount({ grant: { creditsExact }, isWhole }: { grant: Application; isWhole?: boolean }) {
  const t = useTranslations('grants')
  if (creditsExact === undefined) return <span className="text-muted">{t('amountUnknown')}</span>
  return (
    <span className="figures">{t.rich('credits', { amount: () => <Quantity value={creditsExact} isWhole={isWhole} /> })}</span>
  )
}

export function GrantState({ grant }: { grant: Application }) {
  const t = useTranslations('grants.states')
  const state = grantState(grant, useNow())
  return <State sign={GRANT_SIGNS[state]}>{state === 'other' ? (grant.applicationStatus ?? t('other')) : t(state)}</State>
}

/** How often it was tried, and why it failed in the API's own words. */
export function Trouble({ grant: { retryCount, failureReason } }: { grant: Application }) {
  const t = useTranslations('grants')
  if (!retryCount && !failureReason) return null
  return (
    <span className="text-sm text-muted wrap-anywhere">
      {retryCount ? t('tries', { count: retryCount }) : ''}
      {retryCount && failureReason ? ': ' : ''}
      {failureReason && (
        <>
          “<PlainText>{failureReason}</PlainText>”
        </>
      )}
    </span>
  )
}

export function Reason({ grant: { applicationReason } }: { grant: Application }) {
  const t = useTranslations('grants')
  const reason = knownReason(applicationReason)
  return reason ? t(`reasons.${reason}`) : <PlainText>{applicationReason ?? t('notReported')}</PlainText>
}

/** The plan's name where the entitlements tell it, else the id. */
export function SubscriptionName({
  id,
  answer,
}: {
  id: string | undefined
  answer: DtoCustomerEntitlementsResponse | undefined
}) {
  const t = useTranslations('grants')
  const subscription = answer?.subscriptions?.find((each) => each.id === id)
  const name = subscription && planNameOf(answer, subscription)
  if (name) return <PlainText>{name}</PlainText>
  return id ? <span className="font-mono text-xs wrap-anywhere">{id}</span> : t('notReported')
}
