import { useTranslations } from 'next-intl'
import { CustomersLink } from '@/components/customers/customers-link'
import { EmptyState } from '@/components/ui/empty-state'

export default function CustomerNotFound() {
  const t = useTranslations('notFound')
  return (
    <EmptyState isPage title={t('customerTitle')}>
      <p className="mb-4">{t('customerText')}</p>
      <CustomersLink>{t('toCustomers')}</CustomersLink>
    </EmptyState>
  )
}
