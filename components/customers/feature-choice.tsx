'use client'
import { useQueries } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import type { ArrangedColumn } from '@/components/table/arrangement'
import { Button } from '@/components/ui/button'
import { PlainText } from '@/components/ui/plain-text'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { costlyQueries } from '@/lib/queries/costly'
import { featureUsages } from '@/lib/usage/feature-usage'
import { shareColumn } from './customer-arrangement'

interface Props {
  customers: Customer[]
  isShown: (id: string) => boolean
  onShow: (column: ArrangedColumn) => void
}

/** How many customers are asked what features there are; the API has no list of them. */
const ASKED = 8

/** Which feature's share to show, among those that the first customers on the page have. They are asked when somebody wants to choose. */
export function FeatureChoice({ customers, isShown, onShow }: Props) {
  const t = useTranslations('arrangement')
  const [isAsked, setAsked] = useState(false)
  if (!isAsked)
    return (
      <Button look="quiet" className="w-full justify-start px-2 font-normal" onClick={() => setAsked(true)}>
        {t('chooseFeature')}
      </Button>
    )
  return <Choice customers={customers} isShown={isShown} onShow={onShow} />
}

function Choice({ customers, isShown, onShow }: Props) {
  const t = useTranslations('arrangement')
  const billing = useBilling()
  const ids = customers.flatMap(({ id, status }) => (id && status !== 'archived' ? [id] : [])).slice(0, ASKED)
  const answers = useQueries({ queries: ids.map((id) => costlyQueries.usage(billing, id)) })
  const features = new Map<string, string>()
  for (const { data } of answers)
    if (data)
      for (const { key, name, feature } of featureUsages(undefined, data)) if (feature.type === 'metered') features.set(key, name)
  const offered = [...features].filter(([key, name]) => !isShown(shareColumn(key, name).id))
  const isLoading = answers.some(({ isPending }) => isPending)
  const failed = answers.filter(({ isLoadingError }) => isLoadingError)
  return (
    <fieldset>
      <legend className="px-2 pt-1 text-xs text-muted">{t('whichFeature')}</legend>
      <ul>
        {offered.map(([key, name]) => (
          <li key={key}>
            <label className="flex h-8 cursor-pointer items-center gap-2 rounded-md px-2 hover:bg-sunken">
              <input
                type="checkbox"
                checked={false}
                onChange={() => onShow(shareColumn(key, name.slice(0, 80)))}
                className="size-3.5 accent-accent"
              />
              <span className="truncate">
                <PlainText>{t('share', { feature: name })}</PlainText>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {isLoading && (
        <p role="status" className="px-2 py-1 text-muted">
          {t('lookingForFeatures')}
        </p>
      )}
      {!isLoading && failed.length > 0 && (
        <p className="flex items-center gap-1 px-2 text-blocked">
          {t('featuresFailed', { count: failed.length })}
          <Button look="quiet" className="h-7 px-1.5" onClick={() => failed.map(({ refetch }) => refetch())}>
            {t('retry')}
          </Button>
        </p>
      )}
      {!isLoading && failed.length === 0 && offered.length === 0 && <p className="px-2 py-1 text-muted">{t('noFeatures')}</p>}
    </fieldset>
  )
}
