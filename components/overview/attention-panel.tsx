'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { useNow } from '@/components/ui/now'
import { Panel, type Read } from '@/components/ui/panel'
import { PlainText } from '@/components/ui/plain-text'
import { Quantity } from '@/components/ui/quantity'
import { type Sign, State } from '@/components/ui/state'
import { Day } from '@/components/ui/time'
import { grantState } from '@/lib/grants/upcoming-grants'
import { recordQueries } from '@/lib/queries/record'
import { type Problem, problemsOf } from '@/lib/record/problems'
import { planNameOf } from '@/lib/record/subscriptions'
import { SIGN_OF } from '@/lib/usage/limit-state'
import { useFeatureUsages } from '@/lib/usage/use-feature-usages'

/** Problems first: what a person should know before anything else about this customer. */
export function AttentionPanel({ customerId }: { customerId: string }) {
  const t = useTranslations('overview')
  const failures = useTranslations('record.failures')
  const billing = useBilling()
  const now = useNow()
  const queries = recordQueries(billing, customerId)
  const customer = useQuery(queries.customer)
  const grants = useQuery(queries.grants)
  const { entitlements, usage, features } = useFeatureUsages(billing, customerId)
  // The customer's own failure is said above the tabs.
  const reads: Read[] = [
    { query: entitlements, failure: failures('entitlements'), isNeeded: false },
    { query: usage, failure: failures('usage'), isNeeded: false },
    { query: grants, failure: failures('grants'), isNeeded: false },
  ]
  const isLoading = reads.some(({ query }) => query.isPending)
  // No all-clear from answers that are missing, leave their list out or say what nobody knows.
  const isComplete =
    customer.data !== undefined &&
    entitlements.data?.features !== undefined &&
    usage.data?.features !== undefined &&
    grants.data?.items !== undefined &&
    features.every(({ allowance }) => allowance.kind !== 'not-reported') &&
    grants.data.items.every((grant) => grantState(grant, now) !== 'other')
  const problems = problemsOf(
    { customer: customer.data, entitlements: entitlements.data, features, grants: grants.data?.items ?? (grants.data && []) },
    now,
  )
  return (
    <Panel
      title={t('attention')}
      reads={isLoading ? reads.map((read) => ({ ...read, isNeeded: read.query.isPending })) : reads}
      lines={2}
    >
      {() =>
        problems.length > 0 ? (
          <ul>
            {problems.map((problem) => (
              <li
                key={problem.key}
                className="grid gap-x-4 gap-y-0.5 border-t border-line px-4 py-2.75 sm:grid-cols-[150px_minmax(0,1fr)] sm:items-baseline"
              >
                <ProblemLine problem={problem} planName={(id) => planNameOf(entitlements.data, id)} now={now} />
              </li>
            ))}
          </ul>
        ) : (
          <p className="border-t border-line px-4 py-3 text-muted">{isComplete ? t('nothing') : t('nothingKnown')}</p>
        )
      }
    </Panel>
  )
}

interface LineProps {
  problem: Problem
  planName: (subscription: Parameters<typeof planNameOf>[1]) => string | undefined
  now: number
}

function ProblemLine({ problem, planName, now }: LineProps) {
  const t = useTranslations('overview.problems')
  const grants = useTranslations('grants')
  const bold = (text: ReactNode) => <strong className="font-medium">{text}</strong>
  const line = (sign: Sign, word: string, text: ReactNode) => (
    <>
      <State sign={sign}>{word}</State>
      <span className="wrap-anywhere">{text}</span>
    </>
  )
  switch (problem.kind) {
    case 'limit':
      return <LimitProblem problem={problem} />
    case 'grant-failing': {
      const { creditsExact, retryCount, failureReason, scheduledFor } = problem.grant
      const state = grantState(problem.grant, now)
      return line(
        'stopped',
        grants(`states.${state}`),
        <>
          {t.rich('grantFailing', {
            amount: () =>
              bold(
                creditsExact === undefined
                  ? grants('amountUnknown')
                  : grants.rich('credits', { amount: () => <Quantity value={creditsExact} /> }),
              ),
            date: () => (scheduledFor ? <Day at={scheduledFor} /> : grants('noDate')),
            tries: retryCount ?? 0,
          })}
          {failureReason && (
            <span className="text-muted">
              {' '}
              “<PlainText>{failureReason}</PlainText>”
            </span>
          )}
        </>,
      )
    }
    case 'usage-without-entitlement': {
      const { used, name } = problem.feature
      return line(
        'near',
        t('strayWord'),
        t.rich('stray', {
          feature: () => bold(<PlainText>{name}</PlainText>),
          used: () => (used.kind === 'counted' ? <Quantity value={used.amount} /> : null),
        }),
      )
    }
    case 'limits-differ': {
      const { disagreement, name } = problem.feature
      return line(
        'unknown',
        t('differWord'),
        t.rich('differ', {
          feature: () => bold(<PlainText>{name}</PlainText>),
          entitlements: () => disagreement && <Quantity value={disagreement.entitlements} />,
          usage: () => disagreement && <Quantity value={disagreement.usage} />,
        }),
      )
    }
    case 'archived-with-subscription': {
      const { id = '', subscriptionStatus = '' } = problem.subscription
      return line(
        'stopped',
        t('archivedWord'),
        t.rich('archived', {
          subscription: () => bold(<PlainText>{planName(problem.subscription) ?? id}</PlainText>),
          status: subscriptionStatus,
        }),
      )
    }
    case 'no-subscription':
      return line('off', t('noSubscriptionWord'), t('noSubscription'))
    case 'no-entitlements':
      return line('off', t('noEntitlementsWord'), t('noEntitlements'))
  }
  // A case that is added and not drawn does not compile.
  return problem satisfies never
}

function LimitProblem({ problem: { feature } }: { problem: Extract<Problem, { feature: unknown }> }) {
  const t = useTranslations('overview.problems')
  const words = useTranslations('limitStates')
  const { state, reset, name } = feature
  const { used, limit, over } = state
  const values = {
    feature: () => (
      <strong className="font-medium">
        <PlainText>{name}</PlainText>
      </strong>
    ),
    used: () => used !== undefined && <Quantity value={used} />,
    limit: () => limit !== undefined && <Quantity value={limit} />,
    over: () => over !== undefined && <Quantity value={over} />,
  }
  const sentence =
    state.name === 'soft-limit-passed'
      ? 'soft'
      : state.name === 'no-allowance'
        ? 'none'
        : over === undefined
          ? 'reached'
          : 'passed'
  return (
    <>
      <State sign={SIGN_OF[state.name]}>{words(state.name)}</State>
      <span className="wrap-anywhere">
        {t.rich(sentence, values)} {reset.kind === 'at' && t.rich('resets', { date: () => <Day at={reset.at} /> })}
        {reset.kind === 'never' && t('neverResets')}
      </span>
    </>
  )
}
