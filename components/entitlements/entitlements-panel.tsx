// biome-ignore-all lint/a11y/noRedundantRoles: rows are drawn as grids, which takes the roles of a table away
'use client'
import { useTranslations } from 'next-intl'
import { useDeferredValue, useMemo, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { CheckBox, ChoiceBox, FindBox } from '@/components/ui/filter-bar'
import { Panel } from '@/components/ui/panel'
import { useGrowing } from '@/components/ui/use-growing'
import type { DtoCustomerEntitlementsResponse } from '@/lib/billing/models'
import { planNameOf } from '@/lib/record/subscriptions'
import { knownType } from '@/lib/usage/allowance'
import type { FeatureUsage } from '@/lib/usage/feature-usage'
import { type FeatureFilter, filterFeatures, NO_FILTER } from '@/lib/usage/search-features'
import { useFeatureUsages } from '@/lib/usage/use-feature-usages'
import { EntitlementRow } from './entitlement-row'

/** One row a feature, in states that cannot be confused, and behind each where it comes from. */
export function EntitlementsPanel({ customerId }: { customerId: string }) {
  const t = useTranslations('entitlements')
  const failures = useTranslations('record.failures')
  const { entitlements, usage, features } = useFeatureUsages(useBilling(), customerId)
  return (
    <Panel
      title={t('title')}
      lines={8}
      aside={t('count', { count: features.length })}
      reads={[
        { query: entitlements, failure: failures('entitlements') },
        { query: usage, failure: t('usageMissing'), isNeeded: false },
      ]}
    >
      {() =>
        features.length === 0 ? (
          <EmptyState title={entitlements.data?.features ? t('none') : t('notListed')}>
            {entitlements.data?.features && t('noneText')}
          </EmptyState>
        ) : (
          <Features features={features} answer={entitlements.data} />
        )
      }
    </Panel>
  )
}

function Features({ features, answer }: { features: FeatureUsage[]; answer: DtoCustomerEntitlementsResponse | undefined }) {
  const t = useTranslations('entitlements')
  const [filter, setFilter] = useState(NO_FILTER)
  // Typing stays ahead of the rows, which follow when there is time.
  const deferred = useDeferredValue(filter)
  const matching = useMemo(() => filterFeatures(features, deferred), [features, deferred])
  const shown = useGrowing(matching)
  const subscriptions = answer?.subscriptions ?? NONE
  const isAmbiguous = subscriptions.length > 1 && namesOneSubscription(features)
  return (
    <>
      <Filters features={features} answer={answer} filter={filter} onChange={setFilter} />
      <p
        role="status"
        className={matching.length === features.length ? 'sr-only' : 'border-t border-line px-4 py-2 text-sm text-muted'}
      >
        {t('matching', { count: matching.length, all: features.length })}
      </p>
      {matching.length === 0 ? (
        <EmptyState title={t('noMatch')}>
          <Button onClick={() => setFilter(NO_FILTER)}>{t('clear')}</Button>
        </EmptyState>
      ) : (
        <table role="table" aria-rowcount={matching.length + 1} className="block">
          <caption className="sr-only">{t('title')}</caption>
          <thead role="rowgroup" className="block border-t border-line max-md:sr-only">
            <tr role="row" className={`${GRID} h-8 items-center text-sm text-muted`}>
              {COLUMNS.map((column) => (
                <th key={column} role="columnheader" scope="col" className="text-left font-medium">
                  {t(`columns.${column}`)}
                </th>
              ))}
              <th role="columnheader" scope="col">
                <span className="sr-only">{t('columns.expand')}</span>
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup" className="block">
            {shown.map((each) => (
              <EntitlementRow key={each.key} each={each} answer={answer} isAmbiguous={isAmbiguous} className={GRID} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

const NONE: NonNullable<DtoCustomerEntitlementsResponse['subscriptions']> = []
const COLUMNS = ['feature', 'state', 'allowance', 'used', 'reset'] as const
const GRID =
  'grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 px-4 md:grid-cols-[minmax(0,1.5fr)_minmax(0,1.05fr)_minmax(0,1.1fr)_minmax(0,1fr)_minmax(0,1fr)_32px]'

/** The real API names the newest subscription as the origin of everything; then nobody knows which one gave what. */
const namesOneSubscription = (features: FeatureUsage[]) =>
  new Set(features.flatMap(({ sources }) => sources.map(({ subscriptionId }) => subscriptionId))).size === 1

interface FiltersProps {
  features: FeatureUsage[]
  answer: DtoCustomerEntitlementsResponse | undefined
  filter: FeatureFilter
  onChange: (filter: FeatureFilter) => void
}

function Filters({ features, answer, filter, onChange }: FiltersProps) {
  const t = useTranslations('entitlements')
  const types = useTranslations('featureTypes')
  const words = useTranslations('subscriptions.statuses')
  const present = useMemo(() => [...new Set(features.flatMap(({ feature }) => feature.type ?? []))], [features])
  const subscriptions = answer?.subscriptions ?? NONE
  const change = (changed: Partial<FeatureFilter>) => onChange({ ...filter, ...changed })
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-4 py-2.5">
      <FindBox label={t('find')} value={filter.text} onChange={(text) => change({ text })} />
      {present.length > 1 && (
        <ChoiceBox
          label={t('type')}
          value={filter.type}
          onChange={(type) => change({ type })}
          choices={[
            { value: '', label: t('allTypes') },
            ...present.map((type) => {
              const known = knownType(type)
              return { value: type, label: known ? types(known) : type }
            }),
          ]}
        />
      )}
      {subscriptions.length > 1 && (
        <ChoiceBox
          label={t('subscription')}
          value={filter.subscription}
          onChange={(subscription) => change({ subscription })}
          choices={[
            { value: '', label: t('allSubscriptions') },
            ...subscriptions.flatMap((each) => {
              const status = each.subscriptionStatus ?? ''
              const word = words.has(status as never) ? words(status as 'active') : status
              return each.id ? [{ value: each.id, label: `${planNameOf(answer, each) ?? each.id} (${word})` }] : []
            }),
          ]}
        />
      )}
      <CheckBox checked={filter.problemsOnly} onChange={(problemsOnly) => change({ problemsOnly })}>
        {t('problemsOnly')}
      </CheckBox>
    </div>
  )
}
