import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { type Permission, type Rights, whyNot } from '@/lib/auth/roles'

/** In place of a page that somebody may not use: because of their role, and who can change that; or of what holds for everybody now. */
export function NotAllowed({ rights, permission }: { rights: Rights; permission: Permission }) {
  const t = useTranslations('notAllowed')
  const reason = whyNot(rights, permission) ?? 'role'
  return (
    <div className="rounded-lg border border-line bg-surface">
      <EmptyState title={t(`${reason}.title`)}>
        <p>{t.rich(`${reason}.text`, { right: () => <code className="font-mono text-sm">{permission}</code> })}</p>
      </EmptyState>
    </div>
  )
}
