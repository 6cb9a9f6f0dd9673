import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, lt } from 'drizzle-orm'
import { ulid } from 'ulid'
import { audit } from '@/lib/audit/audit'
import { settings } from '@/lib/env'
import type { Refusal } from '@/lib/http/answers'
import { routes } from '@/lib/routes'
import { store } from '@/lib/store/store'
import { accounts, sessions, staffLinks, users } from '@/lib/store/tables/staff'
import { accountKey } from './attempts'
import type { Invitation, LinkUse } from './credentials'
import { COMMON_PASSWORD, isCommonPassword, passwordHash } from './passwords'
import type { Staff } from './staff'
import { NO_SUCH_MEMBER } from './team'

const HOUR_MS = 60 * 60 * 1000
const LIFETIME_MS = { invitation: 72 * HOUR_MS, password: 24 * HOUR_MS }

/** Shown once, to whoever made it, who passes it on; we keep the hash of its token only. */
export interface IssuedLink {
  link: string
  expiresAt: string
}

type Kind = keyof typeof LIFETIME_MS
type Link = typeof staffLinks.$inferSelect

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

function newLink(kind: Kind, createdBy: string) {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + LIFETIME_MS[kind])
  const page = kind === 'invitation' ? routes.invitation(token) : routes.newPassword(token)
  return {
    issued: { link: settings().publicUrl + page, expiresAt: expiresAt.toISOString() } satisfies IssuedLink,
    row: { id: ulid(), kind, tokenHash: hashOf(token), createdBy, expiresAt },
  }
}

export type Issued = { ok: true; issued: IssuedLink } | { ok: false; refusal: Refusal }

/** Invites by e-mail address; another invitation of the same address stops working. */
export async function invite(actor: Staff, { email: given, role }: Invitation, requestId: string): Promise<Issued> {
  const email = given.toLowerCase()
  const { issued, row } = newLink('invitation', actor.id)
  return store().transaction(async (transaction): Promise<Issued> => {
    const known = await transaction.select({ id: users.id }).from(users).where(eq(users.email, email)).limit(1)
    if (known.length > 0) return { ok: false, refusal: ALREADY_MEMBER }
    await transaction.delete(staffLinks).where(and(eq(staffLinks.kind, 'invitation'), eq(staffLinks.email, email)))
    await transaction.insert(staffLinks).values({ ...row, email, role })
    const details = { role, account: accountKey(email) }
    await audit(transaction, { action: 'team.invited', actorId: actor.id, subject: row.id, requestId, details })
    return { ok: true, issued }
  })
}

export async function withdrawInvitation(actor: Staff, id: string, requestId: string): Promise<Refusal | undefined> {
  return store().transaction(async (transaction) => {
    const [gone] = await transaction
      .delete(staffLinks)
      .where(and(eq(staffLinks.kind, 'invitation'), eq(staffLinks.id, id)))
      .returning({ role: staffLinks.role })
    if (!gone) return { status: 404, code: 'not_found', message: 'There is no such invitation.' }
    const details = { role: gone.role }
    await audit(transaction, { action: 'team.invitation_withdrawn', actorId: actor.id, subject: id, requestId, details })
    return undefined
  })
}

/** A link by which a member sets a new password. The old one works until it is used, and a newer link ends an older one. */
export async function issuePasswordLink(actor: Staff, memberId: string, requestId: string): Promise<Issued> {
  const { issued, row } = newLink('password', actor.id)
  return store().transaction(async (transaction): Promise<Issued> => {
    const [member] = await transaction.select().from(users).where(eq(users.id, memberId)).limit(1)
    if (!member) return { ok: false, refusal: NO_SUCH_MEMBER }
    if (member.disabledAt) return { ok: false, refusal: DISABLED }
    await transaction.delete(staffLinks).where(eq(staffLinks.userId, memberId))
    await transaction.insert(staffLinks).values({ ...row, userId: memberId })
    await audit(transaction, { action: 'team.password_link_issued', actorId: actor.id, subject: memberId, requestId })
    return { ok: true, issued }
  })
}

/** What a link is for, told to whoever holds it; the same nothing for one that never was, was used, withdrawn or is too old. */
export async function lookAtLink(token: string): Promise<{ kind: Kind; email: string; role: string } | undefined> {
  const link = await openLink(token)
  if (!link) return undefined
  if (link.kind === 'invitation') return { kind: 'invitation', email: link.email ?? '', role: link.role ?? '' }
  const [member] = await store()
    .select()
    .from(users)
    .where(eq(users.id, link.userId ?? ''))
    .limit(1)
  return member && !member.disabledAt ? { kind: 'password', email: member.email, role: member.role } : undefined
}

async function openLink(token: string): Promise<Link | undefined> {
  await store()
    .delete(staffLinks)
    .where(and(eq(staffLinks.kind, 'password'), lt(staffLinks.expiresAt, new Date())))
  const [link] = await store()
    .select()
    .from(staffLinks)
    .where(and(eq(staffLinks.tokenHash, hashOf(token)), gt(staffLinks.expiresAt, new Date())))
    .limit(1)
  return link
}

export type LinkUsed = { ok: true; userId: string } | { ok: false; refusal: Refusal }

/** Uses a link up: makes the invited member, or sets the password and ends every session of before. Of several at once one wins. */
export async function spendLink({ token, name, password }: LinkUse, requestId: string): Promise<LinkUsed> {
  const refuse = (refusal: Refusal): LinkUsed => ({ ok: false, refusal })
  // Asked before the costly hash, so that made-up tokens cost nothing.
  const offered = await openLink(token)
  if (!offered) return refuse(LINK_CLOSED)
  if (offered.kind === 'invitation' && !name) return refuse(NAME_MISSING)
  if (isCommonPassword(password)) return refuse(COMMON_PASSWORD)
  const hash = await passwordHash(password)
  return store().transaction(async (transaction): Promise<LinkUsed> => {
    const [link] = await transaction.delete(staffLinks).where(eq(staffLinks.id, offered.id)).returning()
    if (!link) return refuse(LINK_CLOSED)
    if (link.kind === 'password') {
      const userId = link.userId ?? ''
      const [member] = await transaction.select().from(users).where(eq(users.id, userId)).limit(1)
      if (!member || member.disabledAt) return refuse(LINK_CLOSED)
      await setPassword(transaction, userId, hash)
      await transaction.delete(sessions).where(eq(sessions.userId, userId))
      await audit(transaction, {
        action: 'password.changed',
        actorId: userId,
        subject: userId,
        requestId,
        details: { means: 'link' },
      })
      return { ok: true, userId }
    }
    const id = ulid()
    const made = await transaction
      .insert(users)
      .values({ id, name: name ?? '', email: link.email ?? '', role: link.role ?? '' })
      .onConflictDoNothing()
      .returning({ id: users.id })
    if (made.length === 0) return refuse(ALREADY_MEMBER)
    await setPassword(transaction, id, hash)
    const details = { invitation: link.id, role: link.role }
    await audit(transaction, { action: 'team.joined', actorId: id, subject: id, requestId, details })
    return { ok: true, userId: id }
  })
}

/** Replaces the password, or gives the first one to whoever came by the sign-in provider. */
export async function setPassword(
  transaction: Pick<ReturnType<typeof store>, 'update' | 'insert'>,
  userId: string,
  hash: string,
): Promise<void> {
  const changed = await transaction
    .update(accounts)
    .set({ password: hash, updatedAt: new Date() })
    .where(and(eq(accounts.userId, userId), eq(accounts.providerId, 'credential')))
    .returning({ id: accounts.id })
  if (changed.length > 0) return
  await transaction.insert(accounts).values({ id: ulid(), accountId: userId, providerId: 'credential', userId, password: hash })
}

const ALREADY_MEMBER: Refusal = { status: 409, code: 'already_member', message: 'Somebody with this e-mail is in the team.' }
const DISABLED: Refusal = { status: 409, code: 'member_disabled', message: 'Enable this member first.' }
export const LINK_CLOSED: Refusal = { status: 404, code: 'link_closed', message: 'This link does not work, or not any more.' }
const NAME_MISSING: Refusal = {
  status: 400,
  code: 'validation_error',
  message: 'The body does not have the right shape.',
  details: { name: 'missing' },
}
