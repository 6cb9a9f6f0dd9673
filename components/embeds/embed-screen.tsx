'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { PageHeader } from '@/components/layout/page-header'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Notice } from '@/components/ui/notice'
import { PlainText } from '@/components/ui/plain-text'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toasts'
import { SDKError } from '@/lib/billing/models/errors'
import type { EmbedConfiguration, StoredConfiguration } from '@/lib/embed/configuration'
import { embedMutations, embedQueries } from '@/lib/queries/embeds'
import { RefusedError } from '@/lib/queries/own-routes'
import { routes } from '@/lib/routes'
import { EmbedForm } from './embed-form'
import { EmbedRefusal } from './embed-refusal'
import { EmbedState } from './embeds-screen'
import { KeyList } from './key-list'
import { OpenSessions } from './open-sessions'

const EmbedDesigner = lazy(() => import('./embed-designer').then(({ EmbedDesigner }) => ({ default: EmbedDesigner })))
const RemoveDialog = lazy(() => import('./remove-dialog').then(({ RemoveDialog }) => ({ default: RemoveDialog })))

/** One configuration: what it shows and to whom, its keys, and the tokens that are out. */
export function EmbedScreen({ id }: { id: string }) {
  const t = useTranslations('embeds')
  const { environment } = useBilling()
  const embed = useQuery(embedQueries.one(id))
  const name = embed.data?.configuration.name ?? ''
  return (
    <>
      <Breadcrumb
        label={t('breadcrumb')}
        links={[{ href: routes.settings.embeds(environment), label: t('title') }]}
        current={<PlainText>{name}</PlainText>}
      />
      {embed.isPending ? (
        <Skeleton label={t('loadingOne')} />
      ) : embed.isLoadingError ? (
        <div className="rounded-lg border border-line bg-surface">
          {embed.error instanceof SDKError && embed.error.statusCode === 404 ? (
            <EmptyState title={t('gone')} />
          ) : (
            <ErrorPanel error={embed.error} onRetry={() => void embed.refetch()} isRetrying={embed.isFetching} />
          )}
        </div>
      ) : (
        <>
          <PageHeader
            title={<PlainText>{name}</PlainText>}
            beside={
              <>
                <EmbedState isEnabled={embed.data.configuration.isEnabled} />
                <CopyButton label={t('id')} value={id} isMono />
              </>
            }
          />
          <Opened stored={embed.data} onReload={() => void embed.refetch()} />
        </>
      )}
    </>
  )
}

function Opened({ stored, onReload }: { stored: StoredConfiguration; onReload: () => void }) {
  const t = useTranslations('embeds')
  const { environment } = useBilling()
  const [isRemoving, setRemoving] = useState(false)
  return (
    <div className="mt-4 grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 xl:grid-cols-[minmax(0,1fr)_minmax(0,440px)]">
      <Changing stored={stored} onReload={onReload} cancelHref={routes.settings.embeds(environment)} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3.5">
        <KeyList configurationId={stored.id} widgets={stored.configuration.widgets} />
        <OpenSessions configurationId={stored.id} environment={stored.environment} />
        <Card title={t('remove.card')}>
          <p className="mb-3 text-muted">{t('remove.text')}</p>
          <Button onClick={() => setRemoving(true)}>{t('remove.open')}</Button>
        </Card>
      </div>
      <div className="min-w-0 xl:col-span-2">
        <Look stored={stored} />
      </div>
      {isRemoving && (
        <Suspense>
          <RemoveDialog stored={stored} onClose={() => setRemoving(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** Opened on demand: it shows a customer’s figures, which is audited. */
function Look({ stored }: { stored: StoredConfiguration }) {
  const t = useTranslations('designer')
  const [isOpen, setOpen] = useState(false)
  if (isOpen)
    return (
      <Suspense fallback={<Skeleton label={t('title')} />}>
        <EmbedDesigner stored={stored} />
      </Suspense>
    )
  return (
    <Card title={t('title')}>
      <p className="mb-3 text-muted">{t('text')}</p>
      <Button onClick={() => setOpen(true)}>{t('open')}</Button>
    </Card>
  )
}

/** The form over the version that it was opened with; after a save, or on “load theirs”, over the one that is there now. */
function Changing({ stored, onReload, cancelHref }: { stored: StoredConfiguration; onReload: () => void; cancelHref: string }) {
  const t = useTranslations('embeds')
  const [base, setBase] = useState(stored)
  const change = useMutation(embedMutations.change(stored.id))
  const isOvertaken = change.error instanceof RefusedError && change.error.code === 'changed_meanwhile'
  const save = (configuration: EmbedConfiguration) => {
    // The look has a designer of its own on this page, and stays what that has made of it meanwhile.
    const { version, configuration: latest } = isSameButLook(stored.configuration, base.configuration) ? stored : base
    change.mutate(
      { version, configuration: { ...configuration, theme: latest.theme } },
      {
        onSuccess: (saved) => {
          setBase(saved)
          toast({ text: t('saved') })
        },
        onError: () => onReload(),
      },
    )
  }
  return (
    <EmbedForm
      key={base.version}
      begun={base.configuration}
      submit={t('save')}
      isSaving={change.isPending}
      cancelHref={cancelHref}
      onSave={save}
      notice={
        change.isError && (
          <Notice look="trouble">
            <EmbedRefusal error={change.error} />
            {isOvertaken && stored.version !== base.version && (
              <span className="mt-2 block">
                <Button
                  onClick={() => {
                    change.reset()
                    setBase(stored)
                  }}
                >
                  {t('loadTheirs')}
                </Button>
              </span>
            )}
          </Notice>
        )
      }
    />
  )
}

const isSameButLook = (one: EmbedConfiguration, other: EmbedConfiguration) =>
  JSON.stringify({ ...one, theme: null }) === JSON.stringify({ ...other, theme: null })
