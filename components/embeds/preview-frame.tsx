'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { ErrorPanel } from '@/components/ui/error-panel'
import type { EmbedTheme } from '@/lib/embed/theme'
import { openPreview, previewQuery } from '@/lib/queries/preview'
import { routes } from '@/lib/routes'
import type { BillingEmbedElement } from './billing-embed'

interface Props {
  configId: string
  customerId: string
  /** Other than the stored ones, to be tried. */
  theme?: EmbedTheme
  language?: string
}

/** The real widgets as a vendor’s page has them, by the real element, in a session of its own kind: read-only, marked and audited. */
export function PreviewFrame({ configId, customerId, theme, language }: Props) {
  const t = useTranslations('preview')
  const session = useQuery(previewQuery({ config_id: configId, customer_id: customerId }))
  const element = useRef<BillingEmbedElement>(null)
  const { url } = session.data ?? {}
  useEffect(loadElement, [])
  useEffect(() => {
    if (element.current && url)
      element.current.renew = async () => (await openPreview({ config_id: configId, customer_id: customerId })).token
  }, [url, configId, customerId])
  if (session.isPending)
    return (
      <p role="status" className="px-4 py-6 text-muted">
        {t('opening')}
      </p>
    )
  if (session.isError)
    return <ErrorPanel error={session.error} onRetry={() => void session.refetch()} isRetrying={session.isFetching} />
  return (
    <billing-embed
      key={url}
      ref={element}
      src={url}
      label={t('frame')}
      language={language}
      theme={theme && JSON.stringify(theme)}
    />
  )
}

/** The file that vendors load, once. */
function loadElement() {
  if (customElements.get('billing-embed') || document.querySelector('script[data-embed]')) return
  const script = document.createElement('script')
  script.src = routes.embedScript()
  script.dataset.embed = ''
  document.head.append(script)
}
