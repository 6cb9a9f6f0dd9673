'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { useMay } from '@/components/layout/staff-provider'
import { JsonText } from '@/components/ui/json-text'
import { Panel } from '@/components/ui/panel'
import { asReceivedQueries } from '@/lib/queries/as-received'
import type { RecordPart } from '@/lib/queries/record'

/** The four answers of the billing API to the letter. Each is read when it is opened, since no other page needs its text. */
export function RawAnswers({ customerId }: { customerId: string }) {
  const t = useTranslations('json')
  const failures = useTranslations('record.failures')
  const record = useTranslations('record')
  const isWhole = useMay('customers:personal')
  return (
    <div id="json" className="mt-3.5 grid scroll-mt-40 grid-cols-[minmax(0,1fr)] gap-3.5">
      <Answer customerId={customerId} part="customer" failure={record('customerFailed')} />
      <Answer customerId={customerId} part="entitlements" failure={failures('entitlements')} />
      <Answer customerId={customerId} part="usage" failure={failures('usage')} />
      <Answer customerId={customerId} part="grants" failure={failures('grants')} />
      <p className="text-sm text-muted">{isWhole ? t('note') : t('noteMasked')}</p>
    </div>
  )
}

interface AnswerProps {
  customerId: string
  part: RecordPart
  failure: string
}

function Answer({ customerId, part, failure }: AnswerProps) {
  const t = useTranslations('json')
  const [isOpen, setOpen] = useState(false)
  const query = useQuery({ ...asReceivedQueries.of(useBilling(), customerId, part), enabled: isOpen })
  const title = t(`titles.${part}`)
  return (
    <Panel
      title={title}
      reads={isOpen ? [{ query, failure }] : []}
      lines={1}
      aside={
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} className="text-accent hover:underline">
          {isOpen ? t('hide') : t('show')}
        </button>
      }
    >
      {() => (isOpen && query.data !== undefined ? <JsonText label={title} json={query.data} /> : null)}
    </Panel>
  )
}
