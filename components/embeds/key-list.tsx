'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Notice } from '@/components/ui/notice'
import { PlainText } from '@/components/ui/plain-text'
import { Time } from '@/components/ui/time'
import type { StoredKey } from '@/lib/embed/configuration'
import type { Widget } from '@/lib/embed/widgets'
import { embedMutations, embedQueries } from '@/lib/queries/embeds'
import { EmbedRefusal } from './embed-refusal'
import { WidgetNames } from './widget-names'

const NewKeyDialog = lazy(() => import('./new-key-dialog').then(({ NewKeyDialog }) => ({ default: NewKeyDialog })))
const ConfirmDialog = lazy(() =>
  import('@/components/ui/confirm-dialog').then(({ ConfirmDialog }) => ({ default: ConfirmDialog })),
)

/** The keys that a vendor's servers mint tokens with. */
export function KeyList({ configurationId, widgets }: { configurationId: string; widgets: Widget[] }) {
  const t = useTranslations('embeds.keys')
  const keys = useQuery(embedQueries.mintKeys(configurationId))
  const revoke = useMutation(embedMutations.revokeKey(configurationId))
  const [isMaking, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<StoredKey>()
  return (
    <Card
      title={t('title')}
      aside={
        <Button className="text-text" onClick={() => setMaking(true)}>
          {t('new')}
        </Button>
      }
    >
      <p className="mb-3 text-muted">{t('text')}</p>
      {keys.isPending ? (
        <div role="status" aria-label={t('loading')} className="h-16 rounded-lg bg-sunken" />
      ) : keys.isLoadingError ? (
        <ErrorPanel error={keys.error} onRetry={() => void keys.refetch()} isRetrying={keys.isFetching} />
      ) : keys.data.items.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <>
          {keys.isRefetchError && <Notice look="trouble">{t('refreshFailed')}</Notice>}
          <ul className="divide-y divide-line">
            {keys.data.items.map((key) => (
              <li key={key.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.25 first:pt-0 last:pb-0">
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap items-baseline gap-x-2">
                    <span className={`font-medium wrap-anywhere ${key.revokedAt ? 'text-muted line-through' : ''}`}>
                      <PlainText>{key.name}</PlainText>
                    </span>
                    <code className="font-mono text-sm text-muted">{key.hint}</code>
                  </p>
                  <p className="text-sm text-muted">
                    <WidgetNames widgets={key.widgets} />
                  </p>
                  <p className="text-sm text-muted">
                    <KeyFacts storedKey={key} />
                  </p>
                </div>
                {!key.revokedAt && (
                  <Button aria-label={t('revokeOf', { name: key.name })} onClick={() => setRevoking(key)}>
                    {t('revoke')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {isMaking && (
        <Suspense>
          <NewKeyDialog configurationId={configurationId} widgets={widgets} onClose={() => setMaking(false)} />
        </Suspense>
      )}
      {revoking && (
        <Suspense>
          <ConfirmDialog
            title={t('revoking.title', { name: revoking.name })}
            text={t('revoking.text')}
            act={t('revoking.act')}
            isDanger
            isPending={revoke.isPending}
            failure={revoke.error && <EmbedRefusal error={revoke.error} />}
            onConfirm={() => revoke.mutate(revoking.id, { onSuccess: () => setRevoking(undefined) })}
            onClose={() => {
              revoke.reset()
              setRevoking(undefined)
            }}
          />
        </Suspense>
      )}
    </Card>
  )
}

function KeyFacts({ storedKey: { createdAt, lastUsedAt, revokedAt } }: { storedKey: StoredKey }) {
  const t = useTranslations('embeds.keys')
  const time = (at: string) => ({ time: () => <Time at={at} as="minute" /> })
  if (revokedAt) return t.rich('revoked', time(revokedAt))
  return (
    <>
      {t.rich('made', time(createdAt))}
      {' · '}
      {lastUsedAt ? t.rich('lastUsed', time(lastUsedAt)) : t('neverUsed')}
    </>
  )
}
