import { useTranslations } from 'next-intl'
import type { DtoFeatureResponse } from '@/lib/billing/models'
import type { Allowance } from '@/lib/usage/allowance'
import { PlainText } from './plain-text'
import { Quantity } from './quantity'

interface Props {
  allowance: Allowance
  feature: DtoFeatureResponse
  /** Where there is room for every digit. */
  isWhole?: boolean
}

/** What may be used, in the words of its kind. */
export function AllowanceText({ allowance, feature, isWhole }: Props) {
  const t = useTranslations('entitlements.allowance')
  switch (allowance.kind) {
    case 'limited':
      return (
        <span className="figures">
          <Quantity value={allowance.limit} isWhole={isWhole} />{' '}
          <span className="text-muted">
            {unitOf(feature, allowance.limit)}
            {allowance.isSoft && ` ${t('soft')}`}
          </span>
        </span>
      )
    case 'by-grant':
      return t('buckets', { count: allowance.buckets.length })
    case 'value':
      return (
        <ul>
          {allowance.values.map((value) => (
            <li key={value} className="font-mono text-sm">
              <PlainText>{value}</PlainText>
            </li>
          ))}
        </ul>
      )
    case 'config':
      return t('configs', { count: allowance.values.length })
    case 'unlimited':
      return t('unlimited')
    case 'not-reported':
      return <span className="text-muted">{t('notReported')}</span>
    case 'on':
    case 'off':
      return <span className="text-muted">{t('onOff')}</span>
  }
}

const unitOf = (feature: DtoFeatureResponse, amount: string) =>
  (amount === '1' ? feature.unitSingular || feature.unitPlural : feature.unitPlural || feature.unitSingular) ?? ''
