'use client'
import { type UseQueryResult, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { memo, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { NowProvider } from '@/components/ui/now'
import { FixedZone, useZone } from '@/components/ui/zone'
import type { EmbedShell } from '@/lib/embed/answers'
import type { FrameFault } from '@/lib/embed/protocol'
import type { Widget, WidgetPage } from '@/lib/embed/widgets'
import { type WidgetAnswers, WidgetReadError, type WidgetReader, widgetKeys, widgetQueries } from '@/lib/queries/widgets'
import { EntitlementsWidget } from './entitlements-widget'
import { FailureNote, faultOf, RetryButton, Sentence } from './failure-note'
import { GrantsWidget } from './grants-widget'
import { NextWidget } from './next-widget'
import { UsageWidget } from './usage-widget'
import { zoneName } from './use-formats'
import { useTexts } from './use-texts'
import { Lines, WidgetSection } from './widget-section'

interface Props {
  shell: EmbedShell
  page: WidgetPage
  reader: WidgetReader
  /** Of the page around it; undefined where there is none, or it did not name itself. */
  host: string | undefined
  /** Of each widget's heading. */
  level: number
  /** What is shown will not change by itself soon: the host may give it its room. */
  onSettled: (fault: FrameFault | undefined) => void
}

/**
 * Everything in the frame. What it shows is decided by the token's session and the address, and by nothing that is kept anywhere. Drawn
 * anew when one of these changes, and not for what its root notes about it.
 */
export const EmbedApp = memo(function EmbedApp({ shell, page, reader, host, level, onSettled }: Props) {
  const { life } = reader
  const phase = useSyncExternalStore(life.subscribe, () => life.phase)
  const queryClient = useQueryClient()
  const isLive = phase === 'live'
  const session = useQuery({ ...widgetQueries.session(reader), enabled: isLive })
  const isForeign = host !== undefined && session.data !== undefined && !session.data.origins.includes(host)
  const named: readonly Widget[] = page === 'all' ? (session.data?.widgets ?? []) : [page]
  const reads = useQueries({
    queries: named.map((widget) => ({ ...widgetQueries.widget(reader, widget), enabled: isLive && !isForeign })),
  })

  // A new token: its end is another one, and what stood still goes on.
  useEffect(
    () =>
      life.subscribe(() => {
        if (life.phase === 'live') void queryClient.invalidateQueries({ queryKey: widgetKeys.all() })
      }),
    [life, queryClient],
  )
  const { expiresAt } = session.data ?? {}
  useEffect(() => {
    if (expiresAt !== undefined) life.endsIn(Date.parse(expiresAt) - Date.now())
  }, [life, expiresAt])

  const sessionFailed = session.isLoadingError && phase !== 'over'
  const isBegun = useBegun(reads.some(({ status }) => status !== 'pending'))
  const isRead = named.length > 0 && reads.every(({ status }) => status !== 'pending')
  const isSettled = isForeign || sessionFailed || phase === 'over' || (isBegun && isRead)
  const error = sessionFailed ? session.error : reads.find(({ isLoadingError }) => isLoadingError)?.error
  const fault = isForeign ? 'foreign' : error && phase !== 'over' ? faultOf(error) : undefined
  useEffect(() => {
    if (isSettled) onSettled(fault)
  }, [isSettled, fault, onSettled])

  if (isForeign) return <Sentence name="foreign" />
  if (phase === 'waiting') return <Sentence name="waiting" />
  const zone = reads.find(({ data }) => data)?.data?.timeZone ?? session.data?.timeZone ?? undefined
  return (
    <FixedZone zone={zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}>
      <NowProvider now={Date.now()}>
        <div className="grid gap-6">
          {session.data?.kind === 'preview' && <Preview />}
          {phase === 'over' && <Over onRetry={() => life.askAgain()} />}
          {page === 'all' && sessionFailed && session.error && !isOverError(session.error) && (
            <FailureNote error={session.error} onRetry={() => void session.refetch()} isRetrying={session.isFetching} />
          )}
          {page === 'all' && named.length === 0 && !sessionFailed && phase === 'live' && <Lines />}
          {named.slice(0, isBegun ? undefined : 1).map((widget, index) => (
            <Section key={widget} widget={widget} read={reads[index]} level={level} isOver={phase === 'over'} />
          ))}
          {isSettled && <Foot shell={shell} isZoneKnown={reads.some(({ data }) => data)} />}
        </div>
      </NowProvider>
    </FixedZone>
  )
})

/** True after the first drawing of what was read, which has the widget on top alone: its figures are seen before the others are worked out. */
function useBegun(isThere: boolean): boolean {
  const [isBegun, setBegun] = useState(false)
  useEffect(() => {
    if (isThere) setBegun(true)
  }, [isThere])
  return isBegun
}

const isOverError = (error: Error) => error instanceof WidgetReadError && error.status === 401

interface SectionProps {
  widget: Widget
  read: UseQueryResult<WidgetAnswers[Widget]> | undefined
  level: number
  isOver: boolean
}

function Section({ widget, read, level, isOver }: SectionProps) {
  if (!read) return null
  // A token that has ended before anything was read leaves nothing to show but that.
  if (isOver && read.data === undefined) return null
  // Each widget's query has that widget's answer; a list of queries loses which is which.
  const drawn: { [Name in Widget]: (answer: WidgetAnswers[Name]) => ReactNode } = {
    usage: (answer) => <UsageWidget answer={answer} />,
    entitlements: (answer) => <EntitlementsWidget answer={answer} />,
    grants: (answer) => <GrantsWidget answer={answer} />,
    next: (answer) => <NextWidget answer={answer} />,
  }
  return (
    <WidgetSection widget={widget} read={read} level={level} isOver={isOver}>
      {drawn[widget] as (answer: WidgetAnswers[Widget]) => ReactNode}
    </WidgetSection>
  )
}

function Preview() {
  const t = useTexts('status')
  return (
    <p>
      <span className="rounded-md border border-dashed border-line-strong px-2 py-0.5 text-sm text-muted">{t('preview')}</span>
    </p>
  )
}

function Over({ onRetry }: { onRetry: () => void }) {
  const t = useTexts('failures')
  return (
    <div role="status" className="rounded-md border border-line px-3 py-3">
      <p className="font-medium">{t('over')}</p>
      <p className="text-muted">{t('overText')}</p>
      <RetryButton onRetry={onRetry} isRetrying={false} />
    </div>
  )
}

function Foot({ shell: { links }, isZoneKnown }: { shell: EmbedShell; isZoneKnown: boolean }) {
  const t = useTexts('status')
  const { zone } = useZone()
  if (!isZoneKnown && !links.upgrade && !links.contact) return null
  return (
    <footer className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-3 text-sm text-muted">
      {isZoneKnown && <span className="wrap-anywhere">{t('zone', { zone: zoneName(zone) })}</span>}
      {(links.upgrade || links.contact) && (
        <span className="ms-auto flex flex-wrap gap-2">
          {links.contact && (
            <a
              href={links.contact}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={t('contactLabel')}
              className="embed-button"
            >
              {t('contact')}
            </a>
          )}
          {links.upgrade && (
            <a
              href={links.upgrade}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={t('upgradeLabel')}
              className="embed-button"
            >
              {t('upgrade')}
            </a>
          )}
        </span>
      )}
    </footer>
  )
}
