import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/layout/page-header'
import { ConnectionCard } from './connection-card'

export interface Connection {
  environment: string
  address: string
}

/** Each environment's billing API: where it is, whether it answers, and what the key opens. */
export function ConnectionScreen({ connections, current }: { connections: Connection[]; current: string }) {
  const t = useTranslations('connection')
  return (
    <>
      <PageHeader title={t('title')} actions={<span className="text-sm text-muted max-sm:hidden">{t('zone')}</span>} />
      <p className="mt-2 max-w-176 text-muted">{t('text')}</p>
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-3.5">
        {connections.map((connection) => (
          <ConnectionCard key={connection.environment} {...connection} isCurrent={connection.environment === current} />
        ))}
      </div>
    </>
  )
}
