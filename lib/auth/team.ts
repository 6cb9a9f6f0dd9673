import 'server-only'
import { and, asc, count, eq, isNull, ne, sql } from 'drizzle-orm'
import { audit } from '@/lib/audit/audit'
import type { Refusal } from '@/lib/http/answers'
import { type Database, store } from '@/lib/store/store'
import { accounts, sessions, staffLinks, users } from '@/lib/store/tables/staff'
import { type Role, roleMay } from './roles'
import type { Staff } from './staff'

/** Any number that no other advisory lock of ours uses. */
const TEAM_LOCK = 7_302_003

export interface TeamMember {
  id: string
  name: string
  email: string
  role: string
  state: 'active' | 'disabled'
  lastSignInAt: string | null
  /** True when the sign-in provider says what the role is. */
  roleByProvider: boolean
}

export interface PendingInvitation {
  id: string
  email: string
  role: string
  invitedAt: string
  expiresAt: string
}

export interface Team {
  members: TeamMember[]
  invitations: PendingInvitation[]
}

export async function team(): Promise<Team> {
  const [people, byProvider, invited] = await Promise.all([
    store().select().from(users).orderBy(asc(users.name), asc(users.id)),
    store().select({ userId: accounts.userId }).from(accounts).where(ne(accounts.providerId, 'credential')),
    store().select().from(staffLinks).where(eq(staffLinks.kind, 'invitation')).orderBy(asc(staffLinks.createdAt)),
  ])
  const provided = new Set(byProvider.map(({ userId }) => userId))
  return {
    members: people.map(({ id, name, email, role, disabledAt, lastSignInAt }) => ({
      id,
      name,
      email,
      role,
      state: disabledAt ? 'disabled' : 'active',
      lastSignInAt: lastSignInAt?.toISOString() ?? null,
      roleByProvider: provided.has(id),
    })),
    invitations: invited.map(({ id, email, role, createdAt, expiresAt }) => ({
      id,
      email: email ?? '',
      role: role ?? '',
      invitedAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  }
}

export interface Change {
  actor: Staff
  memberId: string
  requestId: string
}

type Member = typeof users.$inferSelect
type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** A new role; it holds from the person's next request. */
export const changeRole = (change: Change, role: Role): Promise<Refusal | undefined> =>
  changing(change, async (transaction, member) => {
    if (member.role === role) return undefined
    const [provided] = await transaction
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.userId, member.id), ne(accounts.providerId, 'credential')))
      .limit(1)
    if (provided) return ROLE_BY_PROVIDER
    if (role !== 'admin' && (await isLastAdministrator(transaction, member))) return LAST_ADMINISTRATOR
    await transaction.update(users).set({ role, updatedAt: new Date() }).where(eq(users.id, member.id))
    await audit(transaction, {
      action: 'team.role_changed',
      actorId: change.actor.id,
      subject: member.id,
      requestId: change.requestId,
      details: { before: member.role, after: role },
    })
    return undefined
  })

/** Disabled people are signed out at once and cannot sign in until they are enabled; their name stays in the audit. */
export const changeState = (change: Change, state: 'active' | 'disabled'): Promise<Refusal | undefined> =>
  changing(change, async (transaction, member) => {
    if ((member.disabledAt ? 'disabled' : 'active') === state) return undefined
    if (member.id === change.actor.id) return OWN_ACCOUNT
    if (state === 'disabled' && (await isLastAdministrator(transaction, member))) return LAST_ADMINISTRATOR
    const disabledAt = state === 'disabled' ? new Date() : null
    await transaction.update(users).set({ disabledAt, updatedAt: new Date() }).where(eq(users.id, member.id))
    await transaction.delete(sessions).where(eq(sessions.userId, member.id))
    await transaction.delete(staffLinks).where(eq(staffLinks.userId, member.id))
    await audit(transaction, {
      action: state === 'disabled' ? 'team.disabled' : 'team.enabled',
      actorId: change.actor.id,
      subject: member.id,
      requestId: change.requestId,
      details: { role: member.role },
    })
    return undefined
  })

/**
 * One change of the team at a time, and the actor asked again once it is its turn: of two administrators who demote each other at once,
 * the second is none any more (AZ-6).
 */
function changing(
  { actor, memberId }: Change,
  change: (transaction: Transaction, member: Member) => Promise<Refusal | undefined>,
): Promise<Refusal | undefined> {
  return store().transaction(async (transaction) => {
    await oneAtATime(transaction)
    const find = async (id: string) => (await transaction.select().from(users).where(eq(users.id, id)).limit(1))[0]
    const acting = await find(actor.id)
    if (!acting || acting.disabledAt || !roleMay(acting.role, 'team:manage')) return NOT_ALLOWED
    const member = await find(memberId)
    return member ? change(transaction, member) : NO_SUCH_MEMBER
  })
}

/** Holds every other change of the team until the transaction ends. */
export const oneAtATime = (transaction: Pick<Database, 'execute'>) =>
  transaction.execute(sql`select pg_advisory_xact_lock(${TEAM_LOCK})`)

/** Whether nobody but this member could manage the team. Ask while no other change is under way. */
export async function isLastAdministrator(
  transaction: Pick<Database, 'select'>,
  member: Pick<Member, 'id' | 'role' | 'disabledAt'>,
): Promise<boolean> {
  if (member.role !== 'admin' || member.disabledAt) return false
  const [others] = await transaction
    .select({ number: count() })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt), ne(users.id, member.id)))
  return (others?.number ?? 0) === 0
}

const NOT_ALLOWED: Refusal = { status: 403, code: 'permission_denied', message: 'Your role does not include this.' }
export const NO_SUCH_MEMBER: Refusal = { status: 404, code: 'not_found', message: 'There is no such member.' }
const LAST_ADMINISTRATOR: Refusal = {
  status: 409,
  code: 'last_administrator',
  message: 'Nobody else could manage the team: make somebody else an administrator first.',
}
const OWN_ACCOUNT: Refusal = { status: 409, code: 'own_account', message: 'Nobody can disable their own account.' }
const ROLE_BY_PROVIDER: Refusal = {
  status: 409,
  code: 'role_by_provider',
  message: 'The sign-in provider says what this role is.',
}
