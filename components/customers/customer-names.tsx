'use client'
import { useTranslations } from 'next-intl'
import { CopyButton } from '@/components/ui/copy-button'
import { PlainText } from '@/components/ui/plain-text'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'

export function CustomerName({ customer }: { customer: Customer | undefined }) {
  const t = useTranslations('record')
  return customer ? <PlainText>{customer.name || t('noName')}</PlainText> : t('pageTitle')
}

/** What it is called elsewhere, each to be copied. */
export function CustomerChips({ id, customer }: { id: string; customer: Customer | undefined }) {
  const t = useTranslations('record')
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {customer?.externalId && <CopyButton label={t('externalId')} value={customer.externalId} isMono />}
      {customer?.email && <CopyButton label={t('email')} value={customer.email} />}
      <CopyButton label={t('id')} value={id} isMono />
    </div>
  )
}
