import { useTranslations } from 'next-intl'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import type { IssuedLink } from '@/lib/auth/links'

/** A link that is shown this once; whoever has it can use it. */
export function OneTimeLink({ issued: { link, expiresAt } }: { issued: IssuedLink }) {
  const t = useTranslations('oneTimeLink')
  return (
    <div className="grid gap-2.5">
      <Notice look="attention">{t('once')}</Notice>
      <textarea
        readOnly
        rows={2}
        aria-label={t('link')}
        value={link}
        onFocus={(event) => event.currentTarget.select()}
        className="resize-none rounded-md border border-line bg-sunken px-2.5 py-2 font-mono text-xs break-all"
      />
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm text-muted">
        <span>{t.rich('expires', { time: () => <Time at={expiresAt} as="minute" /> })}</span>
        <CopyButton label={t('link')} value={link} shows={t('copy')} />
      </div>
    </div>
  )
}
