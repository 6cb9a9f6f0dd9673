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
  /** Widgets in other people's pages: what they show, who frames them, and the keys for them. */
  | 'embeds:manage'

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
    'embeds:manage',
  ],
  editor: [...READS, 'customers:write', 'customers:export', 'customers:personal', 'views:share'],
  support: [...READS, 'customers:reveal'],
  viewer: [...READS, 'customers:personal'],
}

export const isRole = (role: string): role is Role => ROLES.some((known) => known === role)

/**
 * What takes permissions away from every role, and gives none. `read-only`: the installation changes no customer. `screen-share`: others
 * look on, so that personal fields stay masked; what must be seen to be changed is not changed then.
 */
const TAKEN = {
  'read-only': ['customers:write'],
  'screen-share': ['customers:personal', 'customers:reveal', 'customers:write'],
} as const satisfies Record<string, readonly Permission[]>
export type Restriction = keyof typeof TAKEN

/** Whose permissions are asked for: a role, and what holds beside it. */
export interface Rights {
  role: string
  restrictions: readonly Restriction[]
}

/** Why somebody may not do something; undefined when they may. A role we no longer know may do nothing. */
export function whyNot({ role, restrictions }: Rights, permission: Permission): 'role' | Restriction | undefined {
  if (!isRole(role) || !PERMISSIONS[role].includes(permission)) return 'role'
  return restrictions.find((restriction) => TAKEN[restriction].some((taken) => taken === permission))
}

export const may = (rights: Rights, permission: Permission): boolean => whyNot(rights, permission) === undefined

/** A role by itself, as the team page and the documents tell it. */
export const roleMay = (role: string, permission: Permission): boolean => may({ role, restrictions: [] }, permission)
