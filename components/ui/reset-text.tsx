import { useTranslations } from 'next-intl'
import { knownPeriod, type Reset } from '@/lib/usage/reset'
import { Day, RelativeTime } from './time'

/** When a count starts anew, by the API's own date: “monthly, 18 Dec (in 24 days)”. */
export function ResetText({ reset, period }: { reset: Reset; period: string | undefined }) {
  const t = useTranslations('reset')
  const words = useTranslations('resetPeriods')
  const known = knownPeriod(period)
  const word = known ? words(known) : period
  switch (reset.kind) {
    case 'at':
      return (
        <span className="figures">
          {word && `${word}, `}
          <span className="whitespace-nowrap text-text">
            <Day at={reset.at} />
          </span>{' '}
          <span className="whitespace-nowrap">
            (<RelativeTime at={reset.at} />)
          </span>
        </span>
      )
    case 'never':
      return t('never')
    case 'no-date':
      return t('noDate', { period: word ?? '' })
    case 'none':
      return <span className="max-md:hidden">–</span>
    case 'not-reported':
      return t('notReported')
  }
}
