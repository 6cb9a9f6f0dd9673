'use client'
import { type UseQueryResult, useQueries, useQueryClient } from '@tanstack/react-query'
import { memo, type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { NowProvider } from '@/components/ui/now'
import { FixedZone, useZone } from '@/components/ui/zone'
import type { EmbedShell } from '@/lib/embed/answers'
import type { FrameFault } from '@/lib/embed/protocol'
import { tokenSession } from '@/lib/embed/token-session'
import type { Widget, WidgetPage } from '@/lib/embed/widgets'
import { type WidgetAnswers, WidgetReadError, type WidgetReader, widgetKeys, widgetQueries } from '@/lib/queries/widgets'
import { EntitlementsWidget } from './entitlements-widget'
import { FailureNote, faultOf, RetryButton, Sentence } from './failure-note'
import { GrantsWidget } from './grants-widget'
import { NextWidget } from './next-widget'
import { UsageWidget } from './usage-widget'
import { zoneName } from './use-formats'
import { useTexts } from './use-texts'
import { WidgetSection } from './widget-section'

/** As the server would say of a widget: the token names none that the configuration has. */
const NO_WIDGET = new WidgetReadError(403, 'embed_scope', undefined, undefined)

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
 * Everything in the frame. What it shows is decided by the token and the address, and by nothing that is kept anywhere. Drawn
 * anew when one of these changes, and not for what its root notes about it.
 */
export const EmbedApp = memo(function EmbedApp({ shell, page, reader, host, level, onSettled }: Props) {
  const { life } = reader
  const phase = useSyncExternalStore(life.subscribe, () => life.phase)
  const token = useSyncExternalStore(life.subscribe, () => life.token)
  const queryClient = useQueryClient()
  const isLive = phase === 'live'
  const session = useMemo(() => tokenSession(token, shell), [token, shell])
  const isForeign = host !== undefined && session !== undefined && !session.origins.includes(host)
  // A token that says nothing asks for everything, to hear what is wrong with it.
  const named: readonly Widget[] = page === 'all' ? (session ?? shell).widgets : [page]
  const [isBegun, setBegun] = useState(false)
  const reads = useQueries({
    queries: named.map((widget) => ({ ...widgetQueries.widget(reader, widget), enabled: isLive && !isForeign })),
  })
  const isThere = reads.some(({ status }) => status !== 'pending')
  // After the first drawing of what was read, which has the widget on top alone: its figures are seen before the others are worked out.
  useEffect(() => {
    if (isThere) setBegun(true)
  }, [isThere])

  // A new token: its end is another one, and what stood still goes on.
  useEffect(
    () =>
      life.subscribe(() => {
        if (life.phase === 'live') void queryClient.invalidateQueries({ queryKey: widgetKeys.all() })
      }),
    [life, queryClient],
  )
  useEffect(() => {
    if (session) life.endsIn(session.endsAt - Date.now())
  }, [life, session])

  const isEmpty = named.length === 0
  const isRead = reads.every(({ status }) => status !== 'pending')
  const isSettled = isForeign || isEmpty || phase === 'over' || (isBegun && isRead)
  const error = isEmpty ? NO_WIDGET : reads.find(({ isLoadingError }) => isLoadingError)?.error
  const fault = isForeign ? 'foreign' : error && phase !== 'over' ? faultOf(error) : undefined
  useEffect(() => {
    if (isSettled) onSettled(fault)
  }, [isSettled, fault, onSettled])

  if (isForeign) return <Sentence name="foreign" />
  if (phase === 'waiting') return <Sentence name="waiting" />
  const zone = reads.find(({ data }) => data)?.data?.timeZone
  return (
    <FixedZone zone={zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}>
      <NowProvider now={Date.now()}>
        <div className="grid gap-6">
          {session?.kind === 'preview' && <Preview />}
          {phase === 'over' && <Over onRetry={() => life.askAgain()} />}
          {isEmpty && phase === 'live' && <FailureNote error={NO_WIDGET} />}
          {named.slice(0, isBegun ? undefined : 1).map((widget, index) => (
            <Section key={widget} widget={widget} read={reads[index]} level={level} isOver={phase === 'over'} />
          ))}
          {isSettled && <Foot shell={shell} isZoneKnown={reads.some(({ data }) => data)} />}
        </div>
      </NowProvider>
    </FixedZone>
  )
})

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
