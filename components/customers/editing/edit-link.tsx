'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { useMay } from '@/components/layout/staff-provider'
import { buttonClass } from '@/components/ui/button'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { routes } from '@/lib/routes'

/** Whether this person may change this customer: an archived one is only read. */
export function useMayChange(customer: Customer | undefined): boolean {
  const [mayWrite, seesAll] = [useMay('customers:write'), useMay('customers:personal')]
  return mayWrite && seesAll && customer?.status === 'published' && !!customer.id
}

export function EditLink({ customer }: { customer: Customer | undefined }) {
  const t = useTranslations('customerActions')
  const { environment } = useBilling()
  if (!useMayChange(customer) || !customer?.id) return null
  return (
    <Link href={routes.editCustomer(environment, customer.id)} prefetch={false} className={buttonClass()}>
      {t('edit')}
    </Link>
  )
}
