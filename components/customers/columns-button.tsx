'use client'
import { useTranslations } from 'next-intl'
import type { Arranging } from '@/components/table/use-arrangement'
import { onDemand } from '@/components/ui/on-demand'
import { PopoverButton } from '@/components/ui/popover-button'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'

const ColumnsPanel = onDemand(() => import('./columns-panel').then(({ ColumnsPanel }) => ColumnsPanel))

/** Which columns, in which order, how tall the rows: what is chosen is loaded when it is first asked for. */
export function ColumnsButton({ arranging, customers }: { arranging: Arranging; customers: Customer[] }) {
  const t = useTranslations('arrangement')
  return (
    <PopoverButton label={t('title')} face={t('title')} align="end" aria-keyshortcuts="c">
      {() => <ColumnsPanel arranging={arranging} customers={customers} />}
    </PopoverButton>
  )
}
