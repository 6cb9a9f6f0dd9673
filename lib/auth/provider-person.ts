import 'server-only'
import { and, eq } from 'drizzle-orm'
import { ulid } from 'ulid'
import { audit } from '@/lib/audit/audit'
import type { OidcSettings } from '@/lib/sign-in-settings'
import { store } from '@/lib/store/store'
import { accounts, users } from '@/lib/store/tables/staff'
import { ROLES, type Role } from './roles'
import { isLastAdministrator, oneAtATime } from './team'

export type ProviderProblem =
  | 'no_provider'
  | 'provider_unreachable'
  | 'unknown_state'
  | 'provider_answer_invalid'
  | 'email_not_verified'
  | 'role_unknown'
  | 'account_conflict'
  | 'member_disabled'
  | 'last_administrator'

/** Why somebody who came from the provider is not let in; for the audit, not for them. */
export class ProviderRefusal extends Error {
  override readonly name = 'ProviderRefusal'
  constructor(
    readonly code: ProviderProblem,
    cause?: unknown,
  ) {
    super(code, { cause })
  }
}

export interface ProvidedPerson {
  /** Issuer and subject: the one name of a person that a provider never gives to another. */
  accountId: string
  email: string
  name: string
  role: Role
}

/**
 * Who the provider says this is, as far as we believe it: an address that it has verified, and a role that the settings name.
 * @throws ProviderRefusal
 */
export function personOf(claims: Record<string, unknown> | undefined, { roleClaim, roles }: OidcSettings): ProvidedPerson {
  if (!claims) throw new ProviderRefusal('provider_answer_invalid')
  const { iss, sub, email, email_verified: isVerified, name } = claims
  if (typeof email !== 'string' || isVerified !== true || !/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254)
    throw new ProviderRefusal('email_not_verified')
  const given = new Set([claimAt(claims, roleClaim)].flat().map((value) => roles.get(String(value))))
  const role = ROLES.find((known) => given.has(known)) // of several the one with the most rights, which is the first
  if (!role) throw new ProviderRefusal('role_unknown')
  return {
    accountId: `${iss} ${sub}`,
    email: email.toLowerCase(),
    name: typeof name === 'string' && name.trim() ? name.trim().slice(0, 100) : email,
    role,
  }
}

/** A claim by its name, dots and all, else by a path such as realm_access.roles. */
function claimAt(claims: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  return name
    .split('.')
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, part)
          ? (value as Record<string, unknown>)[part]
          : undefined,
      claims,
    )
}

/**
 * The user of a provided person: known by the provider's name for them, else by the verified address, else new. The role is the
 * provider's at each sign-in.
 * @throws ProviderRefusal
 */
export function userOf({ accountId, email, name, role }: ProvidedPerson, requestId: string): Promise<string> {
  return store().transaction(async (transaction) => {
    await oneAtATime(transaction)
    const isOurs = and(eq(accounts.providerId, 'oidc'), eq(accounts.accountId, accountId))
    const [linked] = await transaction
      .select({ user: users })
      .from(accounts)
      .innerJoin(users, eq(users.id, accounts.userId))
      .where(isOurs)
      .limit(1)
    const known = linked?.user ?? (await transaction.select().from(users).where(eq(users.email, email)).limit(1))[0]
    if (known?.disabledAt) throw new ProviderRefusal('member_disabled')
    const id = known?.id ?? ulid()
    if (!known) {
      await transaction.insert(users).values({ id, name, email, emailVerified: true, role })
      await audit(transaction, {
        action: 'team.joined',
        actorId: id,
        subject: id,
        requestId,
        details: { role, means: 'provider' },
      })
    } else if (known.role !== role) {
      if (role !== 'admin' && (await isLastAdministrator(transaction, known))) throw new ProviderRefusal('last_administrator')
      await transaction.update(users).set({ role, updatedAt: new Date() }).where(eq(users.id, id))
      const details = { before: known.role, after: role, means: 'provider' }
      await audit(transaction, { action: 'team.role_changed', actorId: id, subject: id, requestId, details })
    }
    if (!linked) {
      const isOther = and(eq(accounts.providerId, 'oidc'), eq(accounts.userId, id))
      const other = await transaction.select({ id: accounts.id }).from(accounts).where(isOther).limit(1)
      if (other.length > 0) throw new ProviderRefusal('account_conflict')
      await transaction.insert(accounts).values({ id: ulid(), accountId, providerId: 'oidc', userId: id })
    }
    return id
  })
}
