import { inArray } from 'drizzle-orm'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { staffLinks, users } from '@/lib/store/tables/staff'
import { ADMINISTRATOR, asCookie, auditTrail, join, PASSWORD, staffBehind, testStore, tokenOf } from './fixtures/test-store'
import { invite, issuePasswordLink, lookAtLink, spendLink, withdrawInvitation } from './links'
import { signIn } from './sign-in'
import { type Staff, staffOf } from './staff'
import { changeRole, changeState, team } from './team'

const store = testStore()
const requestId = 'request-1'

let ada: Staff
const signedIn = async (email: string, password = PASSWORD) => {
  const result = await signIn({ email, password }, new Headers(), requestId)
  if (!result.ok) throw new Error(result.refusal.code)
  return asCookie(result.headers)
}
beforeAll(async () => {
  ada = await staffBehind(await signedIn(ADMINISTRATOR.email, ADMINISTRATOR.password))
})
const memberOf = async (id: string) => (await team()).members.find((member) => member.id === id)

describe('an invitation', () => {
  const open = async (email: string) => {
    const result = await invite(ada, { email, role: 'support' }, requestId)
    if (!result.ok) throw new Error(result.refusal.code)
    return tokenOf(result.issued.link)
  }

  test('makes a member of the role, once, and its token is kept as a hash only (AU-3)', async () => {
    const token = await open('Grace@console.example')
    expect(token).toHaveLength(43)
    expect(JSON.stringify(await store().database.select().from(staffLinks))).not.toContain(token)
    expect(await lookAtLink(token)).toEqual({ kind: 'invitation', email: 'grace@console.example', role: 'support' })
    const use = { token, name: 'Grace', password: PASSWORD }
    const used = await Promise.all([spendLink(use, requestId), spendLink(use, requestId), spendLink(use, requestId)])
    expect(used.filter(({ ok }) => ok)).toHaveLength(1)
    expect(used.filter((one) => !one.ok && one.refusal.code === 'link_closed')).toHaveLength(2)
    expect(await lookAtLink(token)).toBeUndefined()
    expect(await staffBehind(await signedIn('grace@console.example'))).toMatchObject({ name: 'Grace', role: 'support' })
    expect(await invite(ada, { email: 'grace@console.example', role: 'admin' }, requestId)).toMatchObject({
      ok: false,
      refusal: { code: 'already_member' },
    })
  })

  test('is spent neither by a common password nor without a name', async () => {
    const token = await open('alan@console.example')
    expect(await spendLink({ token, name: 'Alan', password: 'password1234' }, requestId)).toMatchObject({
      refusal: { status: 400 },
    })
    expect(await spendLink({ token, password: PASSWORD }, requestId)).toMatchObject({ refusal: { status: 400 } })
    expect(await lookAtLink(token)).toBeDefined()
  })

  test('of yesterday’s yesterday, of another or withdrawn is one and the same nothing', async () => {
    const old = await open('old@console.example')
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + 73 * 60 * 60 * 1000)
    expect(await lookAtLink(old)).toBeUndefined()
    const answers = [await spendLink({ token: old, name: 'Old', password: PASSWORD }, requestId)]
    vi.useRealTimers()
    const first = await open('twice@console.example')
    await open('twice@console.example')
    answers.push(await spendLink({ token: first, name: 'First', password: PASSWORD }, requestId))
    const withdrawn = await open('gone@console.example')
    const invitation = (await team()).invitations.find(({ email }) => email === 'gone@console.example')
    expect(await withdrawInvitation(ada, invitation?.id ?? '', requestId)).toBeUndefined()
    expect(await withdrawInvitation(ada, invitation?.id ?? '', requestId)).toMatchObject({ status: 404 })
    answers.push(await spendLink({ token: withdrawn, name: 'Gone', password: PASSWORD }, requestId))
    answers.push(await spendLink({ token: 'made-up', name: 'Nobody', password: PASSWORD }, requestId))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toMatchObject({ ok: false, refusal: { status: 404, code: 'link_closed' } })
  })
})

describe('a change of the team', () => {
  test('a new role holds on the next request of a session that is open (AU-4)', async () => {
    const id = await join(ada, 'role@console.example', 'support')
    const headers = await signedIn('role@console.example')
    expect(await staffOf(headers)).toMatchObject({ role: 'support' })
    expect(await changeRole({ actor: ada, memberId: id, requestId }, 'viewer')).toBeUndefined()
    expect(await staffOf(headers)).toMatchObject({ role: 'viewer' })
    expect(await auditTrail(store())).toContainEqual({
      action: 'team.role_changed',
      subject: id,
      details: { before: 'support', after: 'viewer' },
    })
  })

  test('whoever is disabled is out at once, gets the answer of a wrong password, and starts anew when enabled (AU-4, AU-7)', async () => {
    const id = await join(ada, 'off@console.example', 'editor')
    const headers = await signedIn('off@console.example')
    const link = await issuePasswordLink(ada, id, requestId)
    expect(await changeState({ actor: ada, memberId: id, requestId }, 'disabled')).toBeUndefined()
    expect(await staffOf(headers)).toBeUndefined()
    const refused = await signIn({ email: 'off@console.example', password: PASSWORD }, new Headers(), requestId)
    expect(refused).toEqual(await signIn({ email: 'nobody@console.example', password: PASSWORD }, new Headers(), requestId))
    expect(link.ok && (await lookAtLink(tokenOf(link.issued.link)))).toBeUndefined()
    expect(await issuePasswordLink(ada, id, requestId)).toMatchObject({ refusal: { code: 'member_disabled' } })
    expect(await memberOf(id)).toMatchObject({ state: 'disabled' })
    expect(await changeState({ actor: ada, memberId: id, requestId }, 'active')).toBeUndefined()
    expect(await staffOf(headers)).toBeUndefined()
    expect(await staffOf(await signedIn('off@console.example'))).toBeDefined()
  })

  test('a link sets a new password and ends the sessions of before (AU-4)', async () => {
    const id = await join(ada, 'forgot@console.example', 'viewer')
    const headers = await signedIn('forgot@console.example')
    const link = await issuePasswordLink(ada, id, requestId)
    if (!link.ok) throw new Error(link.refusal.code)
    const token = tokenOf(link.issued.link)
    expect(await staffOf(headers), 'an unused link changes nothing').toBeDefined()
    expect(await spendLink({ token, password: 'quiet river over slate' }, requestId)).toEqual({ ok: true, userId: id })
    expect(await staffOf(headers)).toBeUndefined()
    expect(await spendLink({ token, password: PASSWORD }, requestId)).toMatchObject({ ok: false })
    await expect(signedIn('forgot@console.example')).rejects.toThrow('wrong_credentials')
    expect(await staffOf(await signedIn('forgot@console.example', 'quiet river over slate'))).toBeDefined()
  })

  test('the last administrator can be neither demoted nor disabled, and nobody disables themselves (AZ-6)', async () => {
    expect(await changeRole({ actor: ada, memberId: ada.id, requestId }, 'viewer')).toMatchObject({ code: 'last_administrator' })
    expect(await changeState({ actor: ada, memberId: ada.id, requestId }, 'disabled')).toMatchObject({ code: 'own_account' })
    expect(await changeRole({ actor: ada, memberId: 'nobody', requestId }, 'viewer')).toMatchObject({ status: 404 })
  })

  test('two administrators who demote each other at once leave one, fifty times (AZ-6)', async () => {
    const otherId = await join(ada, 'other@console.example', 'admin')
    const other: Staff = { id: otherId, name: 'Other', email: 'other@console.example', role: 'admin', restrictions: [] }
    for (let round = 0; round < 50; round++) {
      const refusals = await Promise.all([
        changeRole({ actor: ada, memberId: other.id, requestId }, 'viewer'),
        round % 2
          ? changeRole({ actor: other, memberId: ada.id, requestId }, 'viewer')
          : changeState({ actor: other, memberId: ada.id, requestId }, 'disabled'),
      ])
      const admins = (await team()).members.filter(({ role, state }) => role === 'admin' && state === 'active')
      expect(admins, `round ${round}`).toHaveLength(1)
      expect(refusals.filter((refusal) => refusal === undefined)).toHaveLength(1)
      expect(refusals.filter((refusal) => refusal?.status === 403)).toHaveLength(1)
      await store()
        .database.update(users)
        .set({ role: 'admin', disabledAt: null })
        .where(inArray(users.id, [ada.id, otherId]))
    }
  })

  test('none of it is kept in clear: no token, password or e-mail in the audit', async () => {
    expect(JSON.stringify(await auditTrail(store()))).not.toMatch(/console\.example|kettle|horse|#token/)
  })
})
