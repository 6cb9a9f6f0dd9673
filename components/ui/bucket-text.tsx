import { useTranslations } from 'next-intl'
import type { DtoAggregatedEntitlementBucket } from '@/lib/billing/models'
import { Quantity } from './quantity'

/** One of several grants in parallel: its quota, and how often there is a new one. */
export function BucketText({ bucket, isWhole }: { bucket: DtoAggregatedEntitlementBucket; isWhole?: boolean }) {
  const t = useTranslations('entitlements.buckets')
  const quota = bucket.grantQuota ?? bucket.usageLimitExact
  const unit = bucket.grantDurationUnit
  return (
    <>
      {quota === undefined
        ? t('noQuota')
        : t.rich(bucket.grantMeasure === 'amount' ? 'amount' : 'quantity', {
            quota: () => <Quantity value={quota} isWhole={isWhole} />,
          })}
      {unit && (
        <span className="text-muted">
          {`, ${t('every', { value: bucket.grantDurationValue ?? 1, unit: t.has(`units.${unit}` as never) ? t(`units.${unit as 'day'}`) : unit })}`}
        </span>
      )}
    </>
  )
}
