'use client'
import { PlainText } from '@/components/ui/plain-text'
import type { EmbedAllowance, EmbedBucket, EmbedFeature } from '@/lib/embed/answers'
import { isZero } from '@/lib/format/decimal'
import { useFormats } from './use-formats'
import { useTexts } from './use-texts'

/** How much may be used, in the words of its kind. */
export function AllowanceText({ allowance, unit }: { allowance: EmbedAllowance; unit: EmbedFeature['unit'] }) {
  const t = useTexts('allowance')
  const states = useTexts('states')
  const { amount } = useFormats()
  switch (allowance.kind) {
    case 'limited':
      if (isZero(allowance.limit) && !allowance.isSoft) return t('none')
      return t(allowance.isSoft ? 'soft' : 'limit', { limit: amount(allowance.limit, unit) })
    case 'by-grant':
      return <Buckets allowance={allowance} unit={unit} />
    case 'value':
      return (
        <ul>
          {allowance.values.map((value) => (
            <li key={value} className="wrap-anywhere">
              <PlainText>{value}</PlainText>
            </li>
          ))}
        </ul>
      )
    default:
      return states(allowance.kind)
  }
}

function Buckets({ allowance, unit }: { allowance: Extract<EmbedAllowance, { kind: 'by-grant' }>; unit: EmbedFeature['unit'] }) {
  const t = useTexts('allowance')
  const { amount } = useFormats()
  if (allowance.buckets.length === 0)
    return allowance.total === undefined ? t('none') : t('limit', { limit: amount(allowance.total, unit) })
  return (
    <>
      <span>{t('buckets', { count: allowance.buckets.length })}</span>
      <ul className="text-muted">
        {allowance.buckets.map((bucket, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: buckets have no name, and their order is the answer's
          <li key={index}>
            <Bucket bucket={bucket} unit={unit} />
          </li>
        ))}
      </ul>
    </>
  )
}

const UNITS = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const

function Bucket({ bucket: { limit, quota, duration, measure }, unit }: { bucket: EmbedBucket; unit: EmbedFeature['unit'] }) {
  const t = useTexts('allowance')
  const units = useTexts('units')
  const states = useTexts('states')
  const { amount } = useFormats()
  const value = quota ?? limit
  if (value === undefined) return states('not-reported')
  const text = amount(value, measure === 'amount' ? undefined : unit)
  const known = UNITS.find((name) => name === duration?.unit.toLowerCase())
  if (!duration || !known) return t('bucketPlain', { limit: text })
  return t('bucket', { limit: text, value: duration.value, unit: units(known, { count: duration.value }) })
}
