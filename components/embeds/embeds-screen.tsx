'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { PageHeader } from '@/components/layout/page-header'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Notice } from '@/components/ui/notice'
import { PlainText } from '@/components/ui/plain-text'
import { Skeleton } from '@/components/ui/skeleton'
import { State } from '@/components/ui/state'
import { Time } from '@/components/ui/time'
import type { StoredConfiguration } from '@/lib/embed/configuration'
import { embedQueries } from '@/lib/queries/embeds'
import { routes } from '@/lib/routes'
import { WidgetNames } from './widget-names'

/** The widgets that stand in other people's pages, of one environment. */
export function EmbedsScreen() {
  const t = useTranslations('embeds')
  const { environment } = useBilling()
  const embeds = useQuery(embedQueries.list(environment))
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <Link href={routes.settings.newEmbed(environment)} prefetch={false} className={buttonClass('primary')}>
            {t('new')}
          </Link>
        }
      />
      <p className="mt-1 max-w-160 text-muted">{t('text')}</p>
      <div className="mt-4">
        {embeds.isPending ? (
          <Skeleton label={t('loading')} />
        ) : embeds.isLoadingError ? (
          <div className="rounded-lg border border-line bg-surface">
            <ErrorPanel error={embeds.error} onRetry={() => void embeds.refetch()} isRetrying={embeds.isFetching} />
          </div>
        ) : (
          <>
            {embeds.isRefetchError && (
              <div className="mb-3.5">
                <Notice look="trouble">{t('refreshFailed')}</Notice>
              </div>
            )}
            <div className="overflow-hidden rounded-lg border border-line bg-surface">
              {embeds.data.items.length === 0 ? (
                <EmptyState title={t('none.title')}>
                  <p>{t('none.text')}</p>
                </EmptyState>
              ) : (
                <EmbedTable items={embeds.data.items} />
              )}
            </div>
          </>
        )}
      </div>
    </>
  )
}

function EmbedTable({ items }: { items: StoredConfiguration[] }) {
  const t = useTranslations('embeds')
  const { environment } = useBilling()
  const head = 'px-3 py-2 text-left text-sm font-medium text-muted'
  return (
    <table className="w-full">
      <caption className="sr-only">{t('title')}</caption>
      <thead>
        <tr className="border-b border-line">
          <th scope="col" className={`${head} pl-4`}>
            {t('columns.name')}
          </th>
          <th scope="col" className={`${head} max-md:hidden`}>
            {t('columns.origins')}
          </th>
          <th scope="col" className={`${head} max-md:hidden`}>
            {t('columns.state')}
          </th>
          <th scope="col" className={`${head} max-lg:hidden`}>
            {t('columns.changed')}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {items.map(({ id, configuration: { name, widgets, origins, isEnabled }, updatedAt }) => (
          <tr key={id}>
            <th scope="row" className="max-w-0 px-4 py-2 text-left font-normal md:w-2/5 md:pr-3">
              <Link
                href={routes.settings.embed(environment, id)}
                prefetch={false}
                className="block truncate font-medium hover:text-accent hover:underline"
              >
                <PlainText>{name}</PlainText>
              </Link>
              <span className="block truncate text-sm text-muted">
                <WidgetNames widgets={widgets} />
              </span>
              <span className="mt-0.5 block text-sm md:hidden">
                <EmbedState isEnabled={isEnabled} />
              </span>
            </th>
            <td className="max-w-0 px-3 max-md:hidden md:w-1/4">
              <span className="block truncate font-mono text-sm">
                {origins.length > 0 ? origins[0] : <span className="font-sans text-muted">{t('nobody')}</span>}
              </span>
              {origins.length > 1 && <span className="text-sm text-muted">{t('more', { count: origins.length - 1 })}</span>}
            </td>
            <td className="px-3 max-md:hidden">
              <EmbedState isEnabled={isEnabled} />
            </td>
            <td className="px-3 whitespace-nowrap max-lg:hidden">
              <Time at={updatedAt} as="minute" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function EmbedState({ isEnabled }: { isEnabled: boolean }) {
  const t = useTranslations('embeds')
  return <State sign={isEnabled ? 'fine' : 'stopped'}>{isEnabled ? t('states.enabled') : t('states.disabled')}</State>
}
