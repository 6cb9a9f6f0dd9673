'use client'
import { useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useContext, useEffect, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { Icon } from '@/components/ui/icon'
import { LimitBar } from '@/components/ui/limit-bar'
import { LimitStateWord } from '@/components/ui/limit-state'
import { Quantity } from '@/components/ui/quantity'
import { State } from '@/components/ui/state'
import { Time, useClock } from '@/components/ui/time'
import { useOnScreen } from '@/components/ui/use-on-screen'
import { SDKError } from '@/lib/billing/models/errors'
import { drawnLength, formatShare, isZero } from '@/lib/format/decimal'
import { costlyQueries } from '@/lib/queries/costly'
import { featureUsages } from '@/lib/usage/feature-usage'
import { SIGN_OF } from '@/lib/usage/limit-state'
import { nextReset } from '@/lib/usage/next-reset'
import type { CustomerColumn } from './customer-arrangement'
import { RowsReadContext } from './rows-read'

export type Costly = Extract<CustomerColumn, { kind: 'costly' | 'share' }>

interface Props {
  column: Costly
  customerId: string
}

/**
 * A cell whose value is a call of its own. It is asked for while the cell is on the screen; who scrolls on takes the question back,
 * and what was answered stays, until it is refreshed and seen again.
 */
export function CostlyCell({ column, customerId }: Props) {
  const [box, isOnScreen] = useOnScreen<HTMLSpanElement>()
  const [isAnswered, setAnswered] = useState(false)
  const Cell = column.kind === 'share' ? Share : column.name === 'nextReset' ? NextResetDate : NextGrant
  return (
    <span ref={box} className="flex min-h-6 items-center">
      {isOnScreen || isAnswered ? (
        <Cell customerId={customerId} column={column} isOnScreen={isOnScreen} onAnswer={() => setAnswered(true)} />
      ) : (
        <Waiting />
      )}
    </span>
  )
}

interface CellProps extends Props {
  isOnScreen: boolean
  onAnswer: () => void
}

function Waiting() {
  const t = useTranslations('costly')
  return (
    <span className="h-2 w-16 rounded-full bg-line">
      <span className="sr-only">{t('loading')}</span>
    </span>
  )
}

interface Asked<Data> {
  isSuccess: boolean
  isLoadingError: boolean
  isFetching: boolean
  dataUpdatedAt: number
  error: Error | null
  data: Data | undefined
  refetch: () => unknown
}

interface AnsweredProps<Data> {
  query: Asked<Data>
  onAnswer: () => void
  /** `asOf`: the words that say from when it is. */
  children: (data: Data, asOf: string) => ReactNode
}

const OLD_AFTER_MS = 60_000

/** Loading, failed with a way to try again, there; with its time in view once that is another than the rows' own. */
function Answered<Data>({ query, onAnswer, children }: AnsweredProps<Data>) {
  const t = useTranslations('costly')
  const clock = useClock()
  const rowsReadAt = useContext(RowsReadContext)
  useEffect(() => {
    if (query.isSuccess) onAnswer()
  }, [query.isSuccess, onAnswer])
  if (query.isLoadingError) {
    const requestId = query.error instanceof SDKError ? query.error.requestId : undefined
    return (
      <button
        type="button"
        onClick={() => void query.refetch()}
        disabled={query.isFetching}
        title={requestId && t('request', { requestId })}
        className="inline-flex items-center gap-1 rounded-sm text-blocked hover:underline disabled:opacity-55"
      >
        <Icon name="refresh" className="size-3" />
        {query.isFetching ? t('retrying') : t('failed')}
      </button>
    )
  }
  if (query.data === undefined) return <Waiting />
  const asOf = t('asOf', { time: clock(query.dataUpdatedAt) })
  return (
    <span title={asOf} className="flex min-w-0 grow items-center gap-2">
      {children(query.data, asOf)}
      {rowsReadAt - query.dataUpdatedAt > OLD_AFTER_MS && <span className="figures shrink-0 text-xs text-muted">{asOf}</span>}
    </span>
  )
}

function Share({ customerId, column, isOnScreen, onAnswer }: CellProps) {
  const t = useTranslations('costly')
  const locale = useLocale()
  const billing = useBilling()
  const usage = useQuery({ ...costlyQueries.usage(billing, customerId), enabled: isOnScreen })
  const key = column.kind === 'share' ? column.featureKey : ''
  const found = (features: ReturnType<typeof featureUsages>) => features.find((feature) => feature.key === key)
  const alone = usage.data && found(featureUsages(undefined, usage.data))
  // A use of 0 without a reset date may be one that the API does not count; only the entitlements tell (contract, section 7).
  const isUnsure =
    alone?.used.kind === 'counted' && isZero(alone.used.amount) && alone.reset.kind !== 'at' && alone.reset.kind !== 'never'
  const entitlements = useQuery({ ...costlyQueries.entitlements(billing, customerId), enabled: isUnsure && isOnScreen })
  const query = isUnsure && !entitlements.isSuccess ? entitlements : usage
  return (
    <Answered<unknown> query={query} onAnswer={onAnswer}>
      {(_, asOf) => {
        const feature = isUnsure ? found(featureUsages(entitlements.data, usage.data)) : alone
        if (!feature) return <span className="text-muted">{t('notIncluded')}</span>
        const { state } = feature
        const sign = SIGN_OF[state.name]
        if (state.name === 'unlimited')
          return (
            <span className="flex grow items-center justify-between gap-2">
              <span className="text-muted">{t('unlimited')}</span>
              {state.used !== undefined && <Quantity value={state.used} />}
            </span>
          )
        if (state.share === undefined) return <LimitStateWord name={state.name} />
        return (
          <span
            className="flex grow items-center gap-2"
            title={`${t('usedOf', { used: state.used ?? '', limit: state.limit ?? '' })} · ${asOf}`}
          >
            <span className="min-w-0 grow">
              <LimitBar share={drawnLength(state.share)} sign={sign} />
            </span>
            <span className={`figures w-14 shrink-0 text-right ${SHARE_LOOKS[sign] ?? ''}`}>
              {formatShare(state.share, locale)}
            </span>
            {SHARE_LOOKS[sign] && (
              <span className="sr-only">
                <LimitStateWord name={state.name} />
              </span>
            )}
          </span>
        )
      }}
    </Answered>
  )
}

const SHARE_LOOKS: Record<string, string> = { over: 'text-soft-over', stopped: 'text-blocked', near: 'text-near' }

function NextResetDate({ customerId, isOnScreen, onAnswer }: CellProps) {
  const t = useTranslations('costly')
  const usage = useQuery({ ...costlyQueries.usage(useBilling(), customerId), enabled: isOnScreen })
  return (
    <Answered query={usage} onAnswer={onAnswer}>
      {(data) => {
        const reset = nextReset(featureUsages(undefined, data))
        if (reset.kind !== 'at') return <span className="text-muted">{t(`resets.${reset.kind}`)}</span>
        return (
          <span className="figures flex min-w-0 gap-2">
            <span className="whitespace-nowrap">
              <Time at={reset.at} as="date" />
            </span>
            <span className="truncate text-muted">{reset.features[0]}</span>
          </span>
        )
      }}
    </Answered>
  )
}

function NextGrant({ customerId, isOnScreen, onAnswer }: CellProps) {
  const t = useTranslations('costly')
  const grants = useQuery({ ...costlyQueries.upcomingGrants(useBilling(), customerId), enabled: isOnScreen })
  return (
    <Answered query={grants} onAnswer={onAnswer}>
      {({ items = [] }) => {
        const [next] = items
        if (!next) return <span className="text-muted">{t('noGrant')}</span>
        return (
          <span className="flex min-w-0 items-center gap-2">
            <span className="whitespace-nowrap">
              {next.scheduledFor ? <Time at={next.scheduledFor} as="date" /> : t('noDate')}
            </span>
            <span className="truncate text-muted">
              {next.creditsExact === undefined
                ? t('creditsNotReported')
                : t.rich('credits', { amount: () => <Quantity value={next.creditsExact ?? '0'} /> })}
            </span>
            {next.applicationStatus === 'failed' && <State sign="stopped">{t('willRetry')}</State>}
          </span>
        )
      }}
    </Answered>
  )
}
