import { useTranslations } from 'next-intl'
import { isRole } from '@/lib/auth/roles'

/** A role as people call it; one that we do not know as it is written. */
export function RoleName({ role }: { role: string }) {
  const t = useTranslations('roles')
  return isRole(role) ? t(`${role}.name`) : role
}
