import { useTranslations } from 'next-intl'
import { ShownOnce } from '@/components/ui/shown-once'
import { Time } from '@/components/ui/time'
import type { IssuedLink } from '@/lib/auth/links'

/** A link that is shown this once; whoever has it can use it. */
export function OneTimeLink({ issued: { link, expiresAt } }: { issued: IssuedLink }) {
  const t = useTranslations('oneTimeLink')
  return (
    <ShownOnce
      label={t('link')}
      value={link}
      once={t('once')}
      copy={t('copy')}
      note={t.rich('expires', { time: () => <Time at={expiresAt} as="minute" /> })}
    />
  )
}
