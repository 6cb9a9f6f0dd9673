import { useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { columnsOf } from '@/components/table/columns'
import { RowLink } from '@/components/table/row-link'
import { PlainText } from '@/components/ui/plain-text'
import { Time } from '@/components/ui/time'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { routes } from '@/lib/routes'
import { customerFields } from './customer-fields'
import { CustomerStatus } from './customer-status'

export const customerColumns = columnsOf<Customer, typeof customerFields>(customerFields, {
  name: (customer) => <NameCell customer={customer} />,
  externalId: (customer) => (
    <span className="font-mono text-sm wrap-anywhere line-clamp-2">
      <PlainText>{customer.externalId ?? ''}</PlainText>
    </span>
  ),
  status: (customer) => <CustomerStatus status={customer.status} />,
  updatedAt: (customer) => (
    <span className="figures whitespace-nowrap text-muted">
      {customer.updatedAt ? <Time at={customer.updatedAt} as="minute" /> : '–'}
    </span>
  ),
})

function NameCell({ customer }: { customer: Customer }) {
  const t = useTranslations('customers')
  const { environment } = useBilling()
  const name = <PlainText>{customer.name || t('noName')}</PlainText>
  return (
    <span className="block leading-[1.35]">
      <span className="line-clamp-1">
        {customer.id ? <RowLink href={routes.customer(environment, customer.id)}>{name}</RowLink> : name}
      </span>
      <span className="line-clamp-1 text-sm text-muted wrap-anywhere">
        <PlainText>{customer.email || t('noEmail')}</PlainText>
      </span>
    </span>
  )
}
