'use client'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { PlainText } from '@/components/ui/plain-text'
import { ConnectionError, SDKError } from '@/lib/billing/models/errors'
import type { ArchiveOutcome } from '@/lib/queries/archive-many'
import type { Picked } from '@/lib/queries/picked'
import { routes } from '@/lib/routes'

interface Props {
  customers: readonly Picked[]
  outcomes: ReadonlyMap<string, ArchiveOutcome>
  isRunning: boolean
}

/** How far it is, and each customer that was not archived, with the reason. */
export function ArchiveOutcomes({ customers, outcomes, isRunning }: Props) {
  const t = useTranslations('archiving')
  const format = useFormatter()
  const { environment } = useBilling()
  const all = [...outcomes.values()]
  const archived = all.filter(({ state }) => state === 'archived').length
  const others = customers.flatMap((customer) => {
    const outcome = outcomes.get(customer.id)
    return outcome && outcome.state !== 'archived' ? [{ customer, outcome }] : []
  })
  return (
    <div className="grid gap-3">
      <div>
        <progress aria-label={t('progress')} max={customers.length} value={all.length} className="meter h-1.5 w-full" />
        <p role="status" className="figures mt-1.5">
          {t(isRunning ? 'running' : 'done', {
            archived: format.number(archived),
            count: format.number(customers.length),
            failed: others.length,
          })}
        </p>
      </div>
      {others.length > 0 && (
        <ul aria-label={t('notArchived')} className="grid gap-1.5">
          {others.map(({ customer: { id, name, externalId }, outcome }) => (
            <li key={id} className="border-t border-line pt-1.5">
              <Link
                href={routes.customer(environment, id)}
                prefetch={false}
                target="_blank"
                className="font-medium hover:underline"
              >
                <PlainText>{name || externalId || id}</PlainText>
              </Link>
              <p className={outcome.state === 'failed' ? 'text-blocked' : 'text-muted'}>
                {outcome.state === 'failed' ? t(`reasons.${reasonOf(outcome.error)}`) : t('left')}
              </p>
              {outcome.state === 'failed' && outcome.error instanceof SDKError && outcome.error.requestId && (
                <p className="font-mono text-xs text-muted">{t('requestId', { requestId: outcome.error.requestId })}</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const REASONS = {
  version_conflict: 'changed',
  confirmation_invalid: 'changed',
  invalid_operation: 'blocked',
  outcome_unknown: 'unknown',
  intent_in_progress: 'inProgress',
  audit_unavailable: 'audit',
} as const

function reasonOf(error: Error) {
  if (error instanceof ConnectionError) return 'offline'
  if (!(error instanceof SDKError)) return 'broken'
  const known = Object.entries(REASONS).find(([code]) => code === error.code)
  if (known) return known[1]
  if (error.statusCode === 401) return 'signedOut'
  if (error.statusCode === 403) return 'forbidden'
  if (error.statusCode === 404) return 'gone'
  return error.statusCode === 429 ? 'busy' : 'broken'
}
