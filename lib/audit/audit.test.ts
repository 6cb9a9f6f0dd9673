import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { testStore } from '@/lib/store/fixtures/test-store'
import { auditEntries } from '@/lib/store/tables/audit'
import { audit, auditAlone, verifyAudit } from './audit'

const store = testStore()

const ENTRIES = 50

describe('the audit chain (DS-10)', () => {
  test('fifty writers at once make one unbroken chain', async () => {
    await Promise.all(
      Array.from({ length: ENTRIES }, (_, index) =>
        auditAlone({
          action: 'session.opened',
          actorId: `u${index}`,
          environment: 'live',
          subject: 's',
          requestId: 'r',
          details: { index },
        }),
      ),
    )
    expect(await verifyAudit(store().database)).toMatchObject({ ok: true, entries: ENTRIES })
  })

  test('what is rolled back leaves no entry', async () => {
    const failing = store().database.transaction(async (transaction) => {
      await audit(transaction, { action: 'session.closed' })
      throw new Error('the change failed')
    })
    await expect(failing).rejects.toThrow('the change failed')
    expect(await verifyAudit(store().database)).toMatchObject({ ok: true, entries: ENTRIES })
  })

  test.each([
    ['an update', sql`update audit_entries set action = 'x' where number = 1`],
    ['a delete', sql`delete from audit_entries where number = 1`],
    ['a truncate', sql`truncate audit_entries`],
  ])('%s is refused by the database', async (_, statement) => {
    await expect(store().database.execute(statement)).rejects.toThrow()
    expect(await verifyAudit(store().database)).toMatchObject({ ok: true, entries: ENTRIES })
  })

  /** What somebody who may switch the triggers off could do; undone afterwards. */
  const tampered: [string, ReturnType<typeof sql>, number][] = [
    ['a changed time', sql`update audit_entries set at = at + interval '1 ms' where number = 7`, 7],
    ['a changed actor', sql`update audit_entries set actor_id = 'other' where number = 8`, 8],
    ['a changed action', sql`update audit_entries set action = 'other' where number = 9`, 9],
    ['a changed environment', sql`update audit_entries set environment = null where number = 10`, 10],
    ['a changed subject', sql`update audit_entries set subject = 'other' where number = 11`, 11],
    ['a changed request id', sql`update audit_entries set request_id = 'other' where number = 12`, 12],
    ['changed details', sql`update audit_entries set details = '{}' where number = 13`, 13],
    ['a hash that was made to fit', sql`update audit_entries set details = '{}', hash = md5('x') where number = 14`, 14],
    ['a deleted entry', sql`delete from audit_entries where number = 20`, 21],
    [
      'two swapped ones',
      sql`update audit_entries set number = case number when 30 then 31 else 30 end + 1000 where number in (30, 31)`,
      32,
    ],
    [
      'an inserted one',
      sql`insert into audit_entries select 51, at, actor_id, action, environment, subject, request_id, details, previous_hash, hash from audit_entries where number = 50`,
      51,
    ],
  ]
  test.each(tampered)('%s is found, and its entry named', async (_, statement, entry) => {
    const undo = new Error('undo')
    const tampering = store().database.transaction(async (transaction) => {
      await transaction.execute(sql`alter table audit_entries disable trigger all`)
      await transaction.execute(statement)
      expect(await verifyAudit(transaction)).toMatchObject({ ok: false, entry })
      throw undo
    })
    await expect(tampering).rejects.toBe(undo)
    expect(await store().database.$count(auditEntries)).toBe(ENTRIES)
  })
})
