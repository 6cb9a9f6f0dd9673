'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import { Button } from '@/components/ui/button'
import { SDKError } from '@/lib/billing/models/errors'
import { intentQueries } from '@/lib/queries/intents'

const FIRST_MS = 1_000
const LONGEST_MS = 15_000

interface Props {
  intentId: string
  /** `subject` is the id of the customer it was about, where the console knows it. */
  onApplied: (subject: string | undefined) => void
  onNotApplied: () => void
  /** When reading cannot tell, as somebody has changed the record since: whoever looks at it may go on. */
  onGoOn: () => void
}

/** Says that a change may have been applied, and asks, less and less often, until it is known how it ended. */
export function OutcomeWatch({ intentId, onApplied, onNotApplied, onGoOn }: Props) {
  const t = useTranslations('outcome')
  const intent = useQuery({
    ...intentQueries.one(intentId),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchInterval: ({ state }) => Math.min(LONGEST_MS, FIRST_MS * 2 ** (state.dataUpdateCount + state.errorUpdateCount)),
  })
  // An intent that the console does not know never reached it.
  const isMissing = intent.error instanceof SDKError && intent.error.statusCode === 404
  const state = isMissing ? 'failed' : intent.data?.state
  const cannotTell = intent.data?.code === 'changed_since'
  const subject = intent.data?.subject ?? undefined
  const settle = useEffectEvent((now: typeof state) => {
    if (now === 'done') onApplied(subject)
    if (now === 'failed') onNotApplied()
  })
  useEffect(() => settle(state), [state])
  return (
    <div role="alert" className="rounded-md bg-near-soft px-3 py-2.5 text-near">
      <p className="font-medium">{t('title')}</p>
      <p className="mt-1">{cannotTell ? t('cannotTell') : t('text')}</p>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <Button onClick={() => intent.refetch()} disabled={intent.isFetching}>
          {intent.isFetching ? t('asking') : t('askNow')}
        </Button>
        {cannotTell && <Button onClick={onGoOn}>{t('goOn')}</Button>}
        {intent.isError && !isMissing && <span>{t('askFailed')}</span>}
      </div>
    </div>
  )
}
