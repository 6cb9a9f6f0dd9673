import { useTranslations } from 'next-intl'
import { LookupLink } from '@/components/customers/lookup/lookup-link'
import { EmptyState } from '@/components/ui/empty-state'

export default function CustomerNotFound() {
  const t = useTranslations('notFound')
  return (
    <EmptyState isPage title={t('customerTitle')}>
      <p className="mb-4">{t('customerText')}</p>
      <LookupLink>{t('toLookup')}</LookupLink>
    </EmptyState>
  )
}
