'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { refreshRecord } from '@/lib/queries/record'

/** Reads all that the record is made of again. */
export function RefreshButton({ id }: { id: string }) {
  const t = useTranslations('record')
  const { environment } = useBilling()
  const queryClient = useQueryClient()
  const [isRefreshing, setRefreshing] = useState(false)
  const refresh = async () => {
    setRefreshing(true)
    await refreshRecord(queryClient, environment, id).finally(() => setRefreshing(false))
  }
  return (
    <Button look="quiet" onClick={refresh} disabled={isRefreshing}>
      <Icon name="refresh" />
      {t('refresh')}
    </Button>
  )
}
