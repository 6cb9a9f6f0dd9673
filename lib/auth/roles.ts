/** What staff may do, by role. A permission that is not listed is denied. */
export const ROLES = ['admin', 'editor', 'support', 'viewer'] as const
export type Role = (typeof ROLES)[number]

export type Permission =
  | 'customers:read'
  /** Create, change and archive. */
  | 'customers:write'
  | 'customers:export'
  /** E-mail, name, address, contact and metadata as they are; without it they come masked. */
  | 'customers:personal'
  /** Unmasks one customer for a while, and is audited. */
  | 'customers:reveal'
  /** Saved views for everyone. */
  | 'views:share'
  | 'team:manage'
  | 'audit:read'
  | 'connection:read'

const READS: Permission[] = ['customers:read']

const PERMISSIONS: Record<Role, readonly Permission[]> = {
  admin: [
    ...READS,
    'customers:write',
    'customers:export',
    'customers:personal',
    'views:share',
    'team:manage',
    'audit:read',
    'connection:read',
  ],
  editor: [...READS, 'customers:write', 'customers:export', 'customers:personal', 'views:share'],
  support: [...READS, 'customers:reveal'],
  viewer: [...READS, 'customers:personal'],
}

export const isRole = (role: string): role is Role => ROLES.some((known) => known === role)

/** False, too, for a role we no longer know. */
export const may = (role: string, permission: Permission): boolean => isRole(role) && PERMISSIONS[role].includes(permission)
