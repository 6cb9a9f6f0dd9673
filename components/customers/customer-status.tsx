import { useTranslations } from 'next-intl'
import { State } from '@/components/ui/state'

/** The record's status in the console's words; one we do not know is shown as the API sent it. */
export function CustomerStatus({ status }: { status: string | undefined }) {
  const t = useTranslations('customerStatus')
  if (status === 'published') return <State sign="fine">{t('published')}</State>
  if (status === 'archived') return <State sign="off">{t('archived')}</State>
  return <State sign="stopped">{status ?? t('missing')}</State>
}
