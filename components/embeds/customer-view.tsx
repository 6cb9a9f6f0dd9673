'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { useStaff } from '@/components/layout/staff-provider'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorPanel } from '@/components/ui/error-panel'
import { PlainText } from '@/components/ui/plain-text'
import { Skeleton } from '@/components/ui/skeleton'
import { may } from '@/lib/auth/roles'
import type { PreviewableConfiguration } from '@/lib/embed/configuration'
import { WIDGETS } from '@/lib/embed/widgets'
import { embedQueries } from '@/lib/queries/embeds'
import { recordQueries } from '@/lib/queries/record'
import { routes } from '@/lib/routes'
import { PreviewFrame } from './preview-frame'

/** What one customer sees in a portal, beside what staff see (`children`), and what is kept from them. */
export function CustomerView({ customerId, children }: { customerId: string; children: ReactNode }) {
  const t = useTranslations('customerView')
  const { environment } = useBilling()
  const staff = useStaff()
  const read = useQuery(embedQueries.previewable(environment))
  const [chosen, setChosen] = useState<string>()
  if (read.isPending) return <Skeleton label={t('loading')} />
  if (read.isLoadingError)
    return (
      <div className="rounded-lg border border-line bg-surface">
        <ErrorPanel error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />
      </div>
    )
  const { items } = read.data
  const embed = items.find(({ id }) => id === chosen) ?? items.find(({ isEnabled }) => isEnabled) ?? items[0]
  if (!embed)
    return (
      <EmptyState title={t('none')}>
        {may(staff, 'embeds:manage') ? (
          <Link href={routes.settings.newEmbed(environment)} className="text-accent hover:underline">
            {t('make')}
          </Link>
        ) : (
          t('askAdmin')
        )}
      </EmptyState>
    )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 xl:grid-cols-2">
      <section aria-labelledby="as-customer" className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-3 pb-2.5">
          <h2 id="as-customer" className="text-md font-bold">
            {t('theirs')}
          </h2>
          {items.length > 1 && (
            <select
              aria-label={t('choose')}
              value={embed.id}
              onChange={(event) => setChosen(event.target.value)}
              className="ml-auto h-8 max-w-full rounded-md border border-line-strong bg-surface px-2"
            >
              {items.map(({ id, name, isEnabled }) => (
                <option key={id} value={id}>
                  {isEnabled ? name : t('disabledName', { name })}
                </option>
              ))}
            </select>
          )}
        </div>
        <p role="note" className="striped border-y border-line px-4 py-2 text-sm">
          {t('marked')} {!embed.isEnabled && t('disabled')}
        </p>
        <PreviewFrame key={embed.id} configId={embed.id} customerId={customerId} />
      </section>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3.5">
        <NotSeen embed={embed} customerId={customerId} />
        <h2 className="mt-1 text-md font-bold">{t('ours')}</h2>
        {children}
      </div>
    </div>
  )
}

/** What is left out by this configuration, by name where one is known, and what no widget ever shows. */
function NotSeen({ embed, customerId }: { embed: PreviewableConfiguration; customerId: string }) {
  const t = useTranslations('customerView')
  const names = useTranslations('customerView.widgets')
  const billing = useBilling()
  const { data: entitlements } = useQuery(recordQueries(billing, customerId).entitlements)
  const features = (entitlements?.features ?? []).flatMap(({ feature }) => (feature ? [feature] : []))
  const nameOf = (hidden: string) => features.find(({ id, lookupKey }) => id === hidden || lookupKey === hidden)?.name ?? hidden
  const missing = WIDGETS.filter((widget) => !embed.widgets.includes(widget))
  const rows: { label: string; values: string[] }[] = [
    { label: t('notSeen.widgets'), values: missing.map((widget) => names(widget)) },
    { label: t('notSeen.features'), values: embed.hiddenFeatures.map(nameOf) },
    { label: t('notSeen.grants'), values: embed.hiddenGrants },
  ].filter(({ values }) => values.length > 0)
  return (
    <section aria-labelledby="not-seen" className="rounded-lg border border-line bg-surface px-4 py-3">
      <h2 id="not-seen" className="text-md font-bold">
        {t('notSeen.title')}
      </h2>
      <ul className="mt-2 grid gap-1.5">
        {rows.map(({ label, values }) => (
          <li key={label}>
            <span className="text-muted">{label}</span>{' '}
            <span className="wrap-anywhere">
              <PlainText>{values.join(', ')}</PlainText>
            </span>
          </li>
        ))}
        {(['sources', 'personal', 'configs', 'grantDetails', 'activity'] as const).map((name) => (
          <li key={name}>{t(`notSeen.always.${name}`)}</li>
        ))}
      </ul>
    </section>
  )
}
