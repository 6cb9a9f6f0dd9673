/** What staff may do, by role. A permission that is not listed is denied. */
export const ROLES = ['admin', 'viewer'] as const
export type Role = (typeof ROLES)[number]

export type Permission = 'customers:read' | 'customers:write'

const PERMISSIONS: Record<Role, readonly Permission[]> = {
  admin: ['customers:read', 'customers:write'],
  viewer: ['customers:read'],
}

/** False, too, for a role we no longer know. */
export function may(role: string, permission: Permission): boolean {
  return ROLES.some((known) => known === role && PERMISSIONS[known].includes(permission))
}
