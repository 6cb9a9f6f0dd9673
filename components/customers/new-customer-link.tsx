'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { useMay } from '@/components/layout/staff-provider'
import { buttonClass } from '@/components/ui/button'
import { routes } from '@/lib/routes'

/** The list's one primary button, for those who may create. */
export function NewCustomerLink() {
  const t = useTranslations('customerActions')
  const { environment } = useBilling()
  if (!useMay('customers:write')) return null
  return (
    <Link href={routes.newCustomer(environment)} prefetch={false} className={buttonClass('primary')}>
      {t('new')}
    </Link>
  )
}
