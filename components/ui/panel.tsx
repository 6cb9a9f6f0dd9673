'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { ErrorNote, ErrorPanel } from './error-panel'
import { useNow } from './now'
import { RelativeTime, Time } from './time'

/** One of the answers that a panel is made of, as React Query has it. */
export interface Read {
  /** What could not be read, if it fails: “Usage could not be read.” */
  failure: string
  query: {
    isPending: boolean
    isLoadingError: boolean
    isRefetchError: boolean
    isFetching: boolean
    error: Error | null
    dataUpdatedAt: number
    refetch: () => unknown
  }
  /** False for an answer that the panel can do without, as long as it says so. */
  isNeeded?: boolean
}

interface Props {
  title: string
  reads: Read[]
  /** Beside the title. */
  aside?: ReactNode
  /** Lines of the skeleton: about as many as will come, so that little moves. */
  lines?: number
  /** Drawn once every needed answer is there. */
  children: () => ReactNode
}

/** A titled panel that loads, fails, retries and dates itself, whatever the panels beside it do. */
export function Panel({ title, reads, aside, lines = 3, children }: Props) {
  const id = useId()
  const needed = reads.filter(({ isNeeded = true }) => isNeeded)
  const failed = needed.find(({ query }) => query.isLoadingError)
  const isPending = needed.some(({ query }) => query.isPending)
  return (
    <section aria-labelledby={id} aria-busy={isPending} className="min-w-0 rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-baseline gap-x-3 px-4 pt-3 pb-2.5">
        <h2 id={id} className="text-md font-bold">
          {title}
        </h2>
        {!isPending && !failed && aside && <span className="figures text-sm text-muted">{aside}</span>}
        <AsOf reads={reads} />
      </div>
      {failed?.query.error ? (
        <div className="border-t border-line">
          <ErrorPanel
            error={failed.query.error}
            onRetry={() => void failed.query.refetch()}
            isRetrying={failed.query.isFetching}
          />
        </div>
      ) : isPending ? (
        <Lines count={lines} />
      ) : (
        <>
          <Troubles reads={reads} />
          {children()}
        </>
      )}
    </section>
  )
}

/** Answers that are missing or old, above what is made of the others. */
function Troubles({ reads }: { reads: Read[] }) {
  const t = useTranslations('panel')
  const troubled = reads.filter(({ query }) => query.isLoadingError || query.isRefetchError)
  return troubled.map(({ query, failure }) =>
    query.error ? (
      <div key={failure} className="border-t border-line bg-blocked-soft">
        <ErrorNote
          error={query.error}
          what={query.isRefetchError ? t('refreshFailed') : failure}
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      </div>
    ) : null,
  )
}

const OLD_AFTER_MS = 5 * 60_000

/** The age of the oldest answer in it. */
function AsOf({ reads }: { reads: Read[] }) {
  const t = useTranslations('panel')
  const now = useNow()
  const times = reads.map(({ query }) => query.dataUpdatedAt).filter((time) => time > 0)
  if (times.length === 0) return null
  const oldest = Math.min(...times)
  const at = new Date(oldest).toISOString()
  const isOld = now - oldest > OLD_AFTER_MS
  return (
    <span className={`figures ml-auto text-sm ${isOld ? 'text-near' : 'text-muted'}`}>
      {t.rich('asOf', { time: () => <Time at={at} as="clock" /> })}
      {isOld && (
        <>
          {', '}
          <RelativeTime at={at} />
        </>
      )}
    </span>
  )
}

function Lines({ count }: { count: number }) {
  const t = useTranslations('panel')
  return (
    <div role="status" aria-label={t('loading')} className="grid gap-4 border-t border-line px-4 py-4">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders in a fixed order
        <div key={index} className="flex items-center gap-6">
          <div className="h-2.5 w-2/5 rounded-full bg-line" />
          <div className="ml-auto h-2.5 w-1/5 rounded-full bg-line" />
        </div>
      ))}
    </div>
  )
}
