'use client'
import { memo } from 'react'
import { PlainText } from '@/components/ui/plain-text'
import { RelativeTime } from '@/components/ui/time'
import type { EmbedNext, EmbedNextItem } from '@/lib/embed/answers'
import { Credits, GrantWords } from './credits'
import { Empty, GrowingList } from './growing-list'
import { useFormats } from './use-formats'
import { useTexts } from './use-texts'

/** Resets, credits and ends in one list, soonest first. */
export const NextWidget = memo(function NextWidget({ answer }: { answer: EmbedNext }) {
  const t = useTexts('empty')
  const { day } = useFormats()
  if (answer.items.length === 0) return <Empty>{t('next')}</Empty>
  return (
    <GrowingList items={answer.items}>
      {(item) => (
        <>
          <time dateTime={item.at} className="figures min-w-20 flex-1 font-medium">
            {day(item.at)}
          </time>
          <span className="figures ms-auto text-end text-muted">
            <RelativeTime at={item.at} />
          </span>
          <span className="w-full wrap-anywhere">
            <What item={item} />
          </span>
        </>
      )}
    </GrowingList>
  )
})

const NAMED = 3

function What({ item }: { item: EmbedNextItem }) {
  const t = useTexts('next')
  const { list } = useFormats()
  switch (item.kind) {
    case 'reset': {
      const features = list(item.features.slice(0, NAMED))
      const count = item.features.length - NAMED
      return <PlainText>{count > 0 ? t('resetMore', { features, count }) : t('reset', { features })}</PlainText>
    }
    case 'grant':
      return <Grant {...item} />
    default:
      return t(item.kind)
  }
}

function Grant({ credits, state, reason }: Extract<EmbedNextItem, { kind: 'grant' }>) {
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      <Credits credits={credits} />
      <span className="flex flex-wrap gap-x-3 gap-y-1 text-sm text-muted">
        <GrantWords state={state} reason={reason} />
      </span>
    </span>
  )
}
