'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Notice } from '@/components/ui/notice'
import { PlainText } from '@/components/ui/plain-text'
import { Time } from '@/components/ui/time'
import { embedMutations, embedQueries } from '@/lib/queries/embeds'
import { routes } from '@/lib/routes'
import { EmbedRefusal } from './embed-refusal'

/** The tokens that work at this moment, and ways to end them: one, or all of a customer. */
export function OpenSessions({ configurationId, environment }: { configurationId: string; environment: string }) {
  const t = useTranslations('embeds.sessions')
  const sessions = useQuery(embedQueries.sessions(configurationId))
  const end = useMutation(embedMutations.endSession(configurationId))
  const endAll = useMutation(embedMutations.endSessionsOfCustomer())
  const failure = end.error ?? endAll.error
  return (
    <Card
      title={t('title')}
      aside={
        <Button className="text-text" onClick={() => void sessions.refetch()} disabled={sessions.isFetching}>
          {t('refresh')}
        </Button>
      }
    >
      <p className="mb-3 text-muted">{t('text')}</p>
      {failure && (
        <div className="mb-2.5">
          <Notice look="trouble">
            <EmbedRefusal error={failure} />
          </Notice>
        </div>
      )}
      {sessions.isPending ? (
        <div role="status" aria-label={t('loading')} className="h-16 rounded-lg bg-sunken" />
      ) : sessions.isLoadingError ? (
        <ErrorPanel error={sessions.error} onRetry={() => void sessions.refetch()} isRetrying={sessions.isFetching} />
      ) : sessions.data.items.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <ul className="max-h-120 divide-y divide-line overflow-y-auto">
          {sessions.data.items.map(({ id, kind, customerId, endsAt }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.25 first:pt-0 last:pb-0">
              <div className="min-w-0 flex-1 basis-44">
                <Link
                  href={routes.customer(environment, customerId)}
                  prefetch={false}
                  className="block truncate font-mono text-sm hover:text-accent hover:underline"
                >
                  <PlainText>{customerId}</PlainText>
                </Link>
                <p className="text-sm text-muted">
                  {kind === 'preview' && `${t('preview')} · `}
                  {t.rich('ends', { time: () => <Time at={endsAt} as="clock" /> })}
                </p>
              </div>
              <Button
                aria-label={t('endAllOf', { customer: customerId })}
                title={t('endAllOf', { customer: customerId })}
                disabled={endAll.isPending && endAll.variables.customer_id === customerId}
                onClick={() => endAll.mutate({ environment, customer_id: customerId })}
              >
                {t('endAll')}
              </Button>
              <Button disabled={end.isPending && end.variables === id} onClick={() => end.mutate(id)}>
                {t('end')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
