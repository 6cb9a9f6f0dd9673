'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { useMay } from '@/components/layout/staff-provider'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Time } from '@/components/ui/time'
import { customerKeys } from '@/lib/queries/customers'
import { revealKeys, revealMutations, revealQueries } from '@/lib/queries/reveals'

/** For those who see personal fields masked: shows them for one customer, for a while, and until when. Nothing for anybody else. */
export function RevealButton({ customerId }: { customerId: string }) {
  const needsReveal = !useMay('customers:personal')
  const mayReveal = useMay('customers:reveal')
  return needsReveal && mayReveal ? <Reveal customerId={customerId} /> : null
}

function Reveal({ customerId }: { customerId: string }) {
  const t = useTranslations('reveal')
  const { environment } = useBilling()
  const queryClient = useQueryClient()
  const revealed = useQuery(revealQueries.one(environment, customerId))
  const reveal = useMutation(revealMutations.reveal(environment, customerId))
  const until = revealed.data?.until

  // When time is up the server masks again; what this tab still holds must go, too.
  useEffect(() => {
    if (!until) return
    const timer = setTimeout(
      () => {
        queryClient.setQueryData(revealKeys.one(environment, customerId), { until: null })
        void queryClient.resetQueries({ queryKey: customerKeys.all(environment) })
      },
      Math.max(0, Date.parse(until) - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [until, environment, customerId, queryClient])

  if (until)
    return (
      <span className="inline-flex h-8 items-center gap-1.5 text-sm text-near">
        <Icon name="shown" />
        <span>{t.rich('until', { time: () => <Time at={until} as="clock" /> })}</span>
      </span>
    )
  return (
    <>
      {reveal.isError && (
        <span role="alert" className="text-sm text-blocked">
          {t('failed')}
        </span>
      )}
      <Button disabled={revealed.isPending || reveal.isPending} onClick={() => reveal.mutate()} title={t('title')}>
        <Icon name="shown" />
        {reveal.isPending ? t('working') : t('act')}
      </Button>
    </>
  )
}
