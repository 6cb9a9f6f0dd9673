'use client'
import { useTranslations } from 'next-intl'
import { FrontDoor } from '@/components/layout/front-door'
import { Button } from '@/components/ui/button'

/** For the unforeseen. What can be foreseen is an ErrorPanel in its own place. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('failure')
  return (
    <FrontDoor title={t('title')}>
      <p className="mb-4 text-muted">{t('text')}</p>
      <Button look="primary" onClick={reset}>
        {t('retry')}
      </Button>
      {error.digest && <p className="mt-4 font-mono text-xs text-muted">{t('reference', { digest: error.digest })}</p>}
    </FrontDoor>
  )
}
