'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { createParser, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useBilling } from '@/components/layout/billing-provider'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { PageHeader } from '@/components/layout/page-header'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorNote } from '@/components/ui/error-panel'
import { CheckBox } from '@/components/ui/filter-bar'
import { Notice } from '@/components/ui/notice'
import { PlainText } from '@/components/ui/plain-text'
import { State } from '@/components/ui/state'
import { ZoneProvider, ZoneSwitch } from '@/components/ui/zone-switch'
import { customerQueries } from '@/lib/queries/customers'
import { isUnknownCustomer } from '@/lib/queries/record'
import { routes } from '@/lib/routes'
import { isPlainId } from '@/lib/url/ids'
import type { ZonePreference } from '@/lib/zone'
import { CustomerChoice } from './customer-choice'
import { EntitlementsComparison, UsageComparison } from './feature-comparisons'
import { GrantsComparison } from './grants-comparison'
import { IdentityComparison } from './identity-comparison'

const id = createParser({ parse: (text) => (isPlainId(text) ? text : null), serialize: (text: string) => text })
const parameters = { a: id, b: id, show: parseAsStringLiteral(['differences']) }

/** Two customers side by side, as the address says; either can be chosen, and both changed, here. */
export function CompareScreen({ zone }: { zone: ZonePreference }) {
  const t = useTranslations('compare')
  const { environment } = useBilling()
  const [{ a, b, show }, change] = useQueryStates(parameters, { history: 'push' })
  const [first, second] = [useCustomer(a), useCustomer(b)]
  const zones = new Set([first.data?.timezone, second.data?.timezone])
  const isReady = a !== null && b !== null && !first.isUnknown && !second.isUnknown
  return (
    <ZoneProvider preference={zone} customerZone={zones.size === 1 ? first.data?.timezone : undefined}>
      <Breadcrumb
        label={t('breadcrumb')}
        links={[{ href: routes.customers(environment), label: t('customers') }]}
        current={t('title')}
      />
      <PageHeader
        title={t('title')}
        actions={
          <>
            <ZoneSwitch />
            {(a !== null || b !== null) && <Button onClick={() => void change({ a: b, b: a })}>{t('swap')}</Button>}
          </>
        }
      />
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-3.5">
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 sm:grid-cols-2">
          <Slot label={t('first')} id={a} read={first} onChoose={(chosen) => void change({ a: chosen })} />
          <Slot label={t('second')} id={b} read={second} onChoose={(chosen) => void change({ b: chosen })} />
        </div>
        {isReady ? (
          <>
            {a === b && <Notice look="attention">{t('sameCustomer')}</Notice>}
            <div>
              <CheckBox checked={show === 'differences'} onChange={(only) => void change({ show: only ? 'differences' : null })}>
                {t('differencesOnly')}
              </CheckBox>
            </div>
            <Panels a={a} b={b} differencesOnly={show === 'differences'} />
          </>
        ) : (
          <div className="rounded-lg border border-line bg-surface">
            <EmptyState title={t('chooseTitle')}>{t('chooseText')}</EmptyState>
          </div>
        )}
      </div>
    </ZoneProvider>
  )
}

function useCustomer(id: string | null) {
  const read = useQuery({ ...customerQueries.one(useBilling(), id ?? ''), enabled: id !== null })
  return { ...read, isUnknown: read.isLoadingError && isUnknownCustomer(read.error) }
}
type CustomerRead = ReturnType<typeof useCustomer>

function Panels({ a, b, differencesOnly }: { a: string; b: string; differencesOnly: boolean }) {
  const t = useTranslations('record')
  const [first, second] = [useCustomer(a), useCustomer(b)]
  const nameOf = ({ data }: CustomerRead, id: string) => (data ? data.name || data.externalId || t('noName') : id)
  const plainNames = { a: nameOf(first, a), b: nameOf(second, b) }
  const compared = {
    ids: { a, b },
    plainNames,
    names: { a: <PlainText>{plainNames.a}</PlainText>, b: <PlainText>{plainNames.b}</PlainText> },
    differencesOnly,
  }
  return (
    <>
      <IdentityComparison {...compared} />
      <EntitlementsComparison {...compared} />
      <UsageComparison {...compared} />
      <GrantsComparison {...compared} />
    </>
  )
}

interface SlotProps {
  label: string
  id: string | null
  read: CustomerRead
  onChoose: (id: string | null) => void
}

/** One of the two: which it is, or a box to find it. */
function Slot({ label, id, read, onChoose }: SlotProps) {
  const t = useTranslations('compare')
  if (id === null || read.isUnknown)
    return (
      <section aria-label={label} className="rounded-lg border border-line bg-surface px-4 py-3">
        {read.isUnknown && (
          <p role="alert" className="mb-2 text-blocked wrap-anywhere">
            {t('unknown', { id: id ?? '' })}
          </p>
        )}
        <CustomerChoice label={label} onChoose={onChoose} />
      </section>
    )
  return (
    <section aria-label={label} className="rounded-lg border border-line bg-surface">
      <div className="flex items-start gap-3 px-4 py-3">
        <div className="min-w-0 flex-1">
          <p className="text-sm text-muted">{label}</p>
          <Who id={id} read={read} />
        </div>
        <Button look="quiet" onClick={() => onChoose(null)} aria-label={t('changeWhich', { which: label })}>
          {t('change')}
        </Button>
      </div>
      {read.isLoadingError && (
        <div className="border-t border-line bg-blocked-soft">
          <ErrorNote
            error={read.error}
            what={t('failures.customer', { name: id })}
            onRetry={() => void read.refetch()}
            isRetrying={read.isFetching}
          />
        </div>
      )}
    </section>
  )
}

function Who({ id, read: { data: customer } }: { id: string; read: CustomerRead }) {
  const t = useTranslations('record')
  const states = useTranslations('customerStatus')
  const { environment } = useBilling()
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2.5">
        <Link
          href={routes.customer(environment, id)}
          prefetch={false}
          className="min-w-0 text-md font-medium text-accent wrap-anywhere hover:underline"
        >
          <PlainText>{customer ? customer.name || t('noName') : id}</PlainText>
        </Link>
        {customer?.status === 'archived' && <State sign="off">{states('archived')}</State>}
      </p>
      <p className="font-mono text-sm text-muted wrap-anywhere">
        <PlainText>{customer?.externalId ?? id}</PlainText>
      </p>
    </>
  )
}
