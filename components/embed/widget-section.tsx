'use client'
import type { UseQueryResult } from '@tanstack/react-query'
import { createElement, type ReactNode, useId } from 'react'
import type { Widget } from '@/lib/embed/widgets'
import { WidgetReadError } from '@/lib/queries/widgets'
import { FailureNote, faultOf } from './failure-note'
import { useFormats } from './use-formats'
import { useTexts } from './use-texts'

interface Props<Answer> {
  widget: Widget
  read: UseQueryResult<Answer>
  /** Of the heading, as it fits into the host page. */
  level: number
  /** True when the token has ended: what is shown stays, and is said to be from before. */
  isOver: boolean
  children: (answer: Answer) => ReactNode
}

/** One widget: its heading, and beneath it what it loads, why it could not, or what it says. It fails and tries again by itself. */
export function WidgetSection<Answer extends { asOf: string }>({ widget, read, level, isOver, children }: Props<Answer>) {
  const id = useId()
  const t = useTexts('titles')
  const { data } = read
  const isGone = read.error instanceof WidgetReadError && (read.error.status === 404 || read.error.status === 403)
  return (
    <section aria-labelledby={id} aria-busy={read.isPending} className="min-w-0">
      {createElement(`h${level}`, { id, className: 'text-lg font-bold wrap-anywhere' }, t(widget))}
      {data === undefined ? (
        read.error && !isOver ? (
          <FailureNote error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />
        ) : (
          <Lines />
        )
      ) : isGone ? (
        // Figures of an account that is gone, or of a widget that was taken back, are not to be looked at any more.
        read.error && <FailureNote error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />
      ) : (
        <>
          {(read.isRefetchError || isOver) && <Stale asOf={data.asOf} error={isOver ? null : read.error} />}
          {children(data)}
        </>
      )}
    </section>
  )
}

function Stale({ asOf, error }: { asOf: string; error: Error | null }) {
  const t = useTexts('status')
  const failures = useTexts('failures')
  const { moment } = useFormats()
  return (
    <p role="status" className="mt-2 rounded-md bg-near-soft px-3 py-2 text-near">
      {t('stale', { time: moment(asOf) })} {error && failures(faultOf(error))}
    </p>
  )
}

/** Stands where rows will be. */
function Lines() {
  const t = useTexts('status')
  return (
    <div role="status" aria-label={t('loading')} className="grid">
      {[0, 1, 2].map((line) => (
        <div key={line} className="grid gap-3 border-t border-line py-(--embed-gap) first:border-0">
          <div className="flex gap-6">
            <div className="h-2.5 w-2/5 rounded-full bg-line" />
            <div className="ms-auto h-2.5 w-1/5 rounded-full bg-line" />
          </div>
          <div className="h-1.5 rounded-full bg-line" />
        </div>
      ))}
    </div>
  )
}
