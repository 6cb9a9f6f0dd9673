'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { JsonText } from '@/components/ui/json-text'
import { Panel } from '@/components/ui/panel'
import {
  DtoCustomerEntitlementsResponse,
  DtoCustomerResponse,
  DtoCustomerUsageSummaryResponse,
  DtoListCreditGrantApplicationsResponse,
} from '@/lib/billing/models'
import { type RecordPart, recordQueries } from '@/lib/queries/record'
import * as z from '@/lib/zod'

const MODELS = {
  customer: DtoCustomerResponse,
  entitlements: DtoCustomerEntitlementsResponse,
  usage: DtoCustomerUsageSummaryResponse,
  grants: DtoListCreditGrantApplicationsResponse,
} as const

/** The four answers in the API's own form: snake_case, with the digits it sent. Members that the client does not know are not kept. */
export function RawAnswers({ customerId }: { customerId: string }) {
  const t = useTranslations('json')
  const failures = useTranslations('record.failures')
  const record = useTranslations('record')
  const queries = recordQueries(useBilling(), customerId)
  return (
    <div id="json" className="mt-3.5 grid scroll-mt-40 grid-cols-[minmax(0,1fr)] gap-3.5">
      <Answer part="customer" query={useQuery(queries.customer)} failure={record('customerFailed')} />
      <Answer part="entitlements" query={useQuery(queries.entitlements)} failure={failures('entitlements')} />
      <Answer part="usage" query={useQuery(queries.usage)} failure={failures('usage')} />
      <Answer part="grants" query={useQuery(queries.grants)} failure={failures('grants')} />
      <p className="text-sm text-muted">{t('note')}</p>
    </div>
  )
}

interface AnswerProps {
  part: RecordPart
  query: Parameters<typeof Panel>[0]['reads'][number]['query'] & { data: unknown }
  failure: string
}

/** Closed at first: a customer may have hundreds of features, and their text is written only when it is asked for. */
function Answer({ part, query, failure }: AnswerProps) {
  const t = useTranslations('json')
  const [isOpen, setOpen] = useState(false)
  const toggle = (
    <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} className="text-accent hover:underline">
      {isOpen ? t('hide') : t('show')}
    </button>
  )
  return (
    <Panel title={t(`titles.${part}`)} reads={[{ query, failure }]} lines={1} aside={toggle}>
      {() =>
        isOpen ? <JsonText label={t(`titles.${part}`)} value={z.encode(MODELS[part] as z.ZodMiniType, query.data)} /> : null
      }
    </Panel>
  )
}
