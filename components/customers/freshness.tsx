'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import { type RecordPart, recordQueries } from '@/lib/queries/record'

const APART_AFTER_MS = 60_000

/** Says when the answers on the page are of different moments: figures that seem to contradict each other may only be of different age. */
export function Freshness({ id }: { id: string }) {
  const t = useTranslations('record')
  const queries = recordQueries(useBilling(), id)
  const parts: [RecordPart, number][] = [
    ['customer', useQuery(queries.customer).dataUpdatedAt],
    ['entitlements', useQuery(queries.entitlements).dataUpdatedAt],
    ['usage', useQuery(queries.usage).dataUpdatedAt],
    ['grants', useQuery(queries.grants).dataUpdatedAt],
  ]
  const read = parts.filter(([, at]) => at > 0).sort(([, one], [, other]) => one - other)
  const [oldest, newest] = [read[0], read.at(-1)]
  if (!oldest || !newest || newest[1] - oldest[1] <= APART_AFTER_MS) return null
  const moment = (at: number) => <Time at={new Date(at).toISOString()} as="clock" />
  return (
    <Notice look="attention">
      {t.rich('apart', {
        oldest: t(`parts.${oldest[0]}`),
        newest: t(`parts.${newest[0]}`),
        oldestAt: () => moment(oldest[1]),
        newestAt: () => moment(newest[1]),
      })}
    </Notice>
  )
}
