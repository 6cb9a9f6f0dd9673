import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/layout/page-header'
import { Card } from '@/components/ui/card'
import { CopyIcon } from '@/components/ui/copy-button'
import { bookmarklet, deskLinks, keywordSearch } from '@/lib/lookup/ways-in'

/** Texts to copy into a browser or a help desk. */
export function SupportTools({ environment, address }: { environment: string; address: string }) {
  const t = useTranslations('supportTools')
  return (
    <div className="grid max-w-220 grid-cols-[minmax(0,1fr)] gap-3.5">
      <PageHeader title={t('title')} />
      <p className="max-w-160 text-muted">{t('text', { environment })}</p>
      <Card title={t('bookmark')}>
        <p className="mb-2.5">{t('bookmarkText')}</p>
        <Snippet label={t('bookmark')} text={bookmarklet(address)} />
        <p className="mt-2.5 text-sm text-muted">{t('bookmarkWhy')}</p>
      </Card>
      <Card title={t('keyword')}>
        <p className="mb-2.5">{t('keywordText')}</p>
        <Snippet label={t('keyword')} text={keywordSearch(address)} />
      </Card>
      <Card title={t('links')}>
        <p className="mb-2.5">{t('linksText')}</p>
        <dl className="grid gap-2.5">
          {deskLinks(address).map(({ desk, link }) => (
            <div key={desk}>
              <dt className="mb-1 font-medium">{desk}</dt>
              <dd>
                <Snippet label={desk} text={link} />
              </dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 text-sm text-muted">{t('generalText')}</p>
      </Card>
    </div>
  )
}

function Snippet({ label, text }: { label: string; text: string }) {
  return (
    <div className="flex items-start gap-2 rounded-md bg-sunken py-2 pr-2 pl-3">
      <code className="min-w-0 flex-1 py-0.75 font-mono text-sm wrap-anywhere">{text}</code>
      <CopyIcon label={label} value={text} />
    </div>
  )
}
