import { useTranslations } from 'next-intl'
import { type ReactNode, useCallback } from 'react'
import { State } from '@/components/ui/state'

/** The record's status in the console's words; one we do not know is shown as the API sent it. */
export const CustomerStatus = ({ status }: { status: string | undefined }) => useStatusWords()(status)

/** The same as a function, for whoever draws a hundred of them. */
export function useStatusWords(): (status: string | undefined) => ReactNode {
  const t = useTranslations('customerStatus')
  return useCallback(
    (status) => {
      if (status === 'published') return <State sign="fine">{t('published')}</State>
      if (status === 'archived') return <State sign="off">{t('archived')}</State>
      return <State sign="stopped">{status ?? t('missing')}</State>
    },
    [t],
  )
}
