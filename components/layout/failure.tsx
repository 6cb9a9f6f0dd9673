import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { FrontDoor } from './front-door'

export interface FailureProps {
  error: Error & { digest?: string }
  reset: () => void
}

/** A page that failed in a way nobody foresaw; `digest` finds the error in the log. */
export function Failure({ error, reset }: FailureProps) {
  const t = useTranslations('failure')
  return (
    <FrontDoor title={t('title')}>
      <p className="mb-4 text-muted">{t('text')}</p>
      <Button look="primary" onClick={reset}>
        {t('retry')}
      </Button>
      {error.digest && <p className="mt-4 font-mono text-xs text-muted">{`${t('reference')} ${error.digest}`}</p>}
    </FrontDoor>
  )
}
