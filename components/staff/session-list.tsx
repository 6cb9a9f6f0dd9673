'use client'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import type { OpenSession } from '@/lib/auth/sessions'
import { deviceOf } from '@/lib/format/user-agent'
import type { Sessions } from '@/lib/queries/account'
import { Refusal } from './refusal'

interface Props {
  query: UseQueryResult<Sessions>
  ending: { isPending: boolean; variables: string | undefined; error: Error | null }
  onEnd: (sessionId: string) => void
}

/** Where somebody is signed in, and a way to end each. */
export function SessionList({ query, ending, onEnd }: Props) {
  const t = useTranslations('sessions')
  if (query.isPending) return <div role="status" aria-label={t('loading')} className="h-30 rounded-lg bg-sunken" />
  if (query.isLoadingError)
    return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
  const { sessions, current } = query.data
  return (
    <>
      {ending.error && (
        <div className="mb-2.5">
          <Notice look="trouble">
            <Refusal error={ending.error} />
          </Notice>
        </div>
      )}
      {sessions.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {sessions.map((session) => (
            <li key={session.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.25 first:pt-0 last:pb-0">
              <div className="min-w-0 flex-1">
                <p className="font-medium">
                  <Device userAgent={session.userAgent} />
                </p>
                <p className="text-sm text-muted wrap-anywhere">
                  <Facts session={session} />
                </p>
              </div>
              {session.id === current ? (
                <span className="rounded-full bg-accent-soft px-2 py-0.5 text-xs text-accent">{t('current')}</span>
              ) : (
                <Button disabled={ending.isPending && ending.variables === session.id} onClick={() => onEnd(session.id)}>
                  {t('end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Device({ userAgent }: { userAgent: string }) {
  const t = useTranslations('sessions')
  const { browser, system } = deviceOf(userAgent)
  if (browser && system) return t('device', { browser, system })
  return browser ?? system ?? t('unknownDevice')
}

function Facts({ session }: { session: OpenSession }) {
  const t = useTranslations('sessions')
  return (
    <>
      {t.rich('lastUsed', { time: () => <Time at={session.lastUsedAt} as="minute" /> })}
      {' · '}
      {t.rich('opened', { time: () => <Time at={session.openedAt} as="minute" /> })}
      {session.ipAddress && ` · ${session.ipAddress}`}
    </>
  )
}
