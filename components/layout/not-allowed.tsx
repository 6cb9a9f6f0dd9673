import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import type { Permission } from '@/lib/auth/roles'

/** In place of a page that this person's role does not include: what it would take, and who can give it. */
export function NotAllowed({ permission }: { permission: Permission }) {
  const t = useTranslations('notAllowed')
  return (
    <div className="rounded-lg border border-line bg-surface">
      <EmptyState title={t('title')}>
        <p>{t.rich('text', { right: () => <code className="font-mono text-sm">{permission}</code> })}</p>
      </EmptyState>
    </div>
  )
}
