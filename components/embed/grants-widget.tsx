'use client'
import { memo } from 'react'
import type { EmbedGrants } from '@/lib/embed/answers'
import { Credits, GrantWords } from './credits'
import { Empty, GrowingList } from './growing-list'
import { useFormats } from './use-formats'
import { useTexts } from './use-texts'

/** Credits to come, soonest first. */
export const GrantsWidget = memo(function GrantsWidget({ answer }: { answer: EmbedGrants }) {
  const t = useTexts('grants')
  const empty = useTexts('empty')
  const { day } = useFormats()
  if (answer.grants.length === 0) return <Empty>{empty('grants')}</Empty>
  return (
    <GrowingList items={answer.grants}>
      {({ credits, scheduledFor, state, reason }) => (
        <>
          <span className="figures min-w-20 flex-1">
            {scheduledFor === undefined ? t('undated') : <time dateTime={scheduledFor}>{day(scheduledFor)}</time>}
          </span>
          <span className="figures ms-auto max-w-full text-end font-medium wrap-anywhere">
            <Credits credits={credits} />
          </span>
          <span className="flex w-full flex-wrap gap-x-3 gap-y-1 text-sm text-muted">
            <GrantWords state={state} reason={reason} />
          </span>
        </>
      )}
    </GrowingList>
  )
})
