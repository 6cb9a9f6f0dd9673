import { asc, eq, inArray, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { verifyAudit } from '@/lib/audit/audit'
import { operations } from '@/lib/bff/operations'
import { confirmations, intents } from '@/lib/store/tables/intents'
import { confirmArchive } from './confirmations'
import { ADA, BEN, writing } from './fixtures/writing'
import { newIntentId } from './intent-id'
import { intentOf } from './intents'
import { forgetOld } from './rows'
import { customerVersion } from './version'

vi.mock('@/lib/auth/billing')

const it = writing()
beforeEach(() => it.fresh())

const someone = () => ({ externalId: `new-${newIntentId()}`, name: 'New customer' })
const asked = (id: string, staff = ADA) => intentOf(staff, id, 'request-2')
const stateOf = async (id: string) => (await asked(id))?.state
const rows = () => it.store().database.$count(intents)
const entriesOf = async (id: string) => (await it.trail()).filter(({ details }) => JSON.parse(details).intent === id)
const actionsOf = async (id: string) => (await entriesOf(id)).map(({ action }) => action)
const times = <T>(count: number, one: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => one(index)))
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()
/** As if the call had been over for so long. */
const age = (id: string) =>
  it.store().database.update(intents).set({ endedAt: sql`now() - interval '6 seconds'` }).where(eq(intents.id, id))

describe('a write', () => {
  test('is done once, and stands in the audit before and after (DS-10)', async () => {
    const id = newIntentId()
    const answer = await it.create(
      { ...someone(), email: 'a@new.example', metadata: { tier: 'gold', api_key: 'sk_CANARY' } },
      { id },
    )
    expect(answer).toMatchObject({ status: 201, body: { name: 'New customer', status: 'published' } })
    expect(await it.writes()).toEqual(['createCustomer'])
    const { id: subject } = (answer as { body: { id: string } }).body
    expect(await asked(id)).toEqual({ id, operation: 'createCustomer', environment: 'live', subject, state: 'done', code: null })
    const [begun, done] = await entriesOf(id)
    const common = { actorId: 'ada', environment: 'live', requestId: 'request-1' }
    expect(begun).toMatchObject({ ...common, action: 'write.begun', subject: null })
    expect(done).toMatchObject({ ...common, action: 'write.done', subject })
    expect(JSON.parse(done?.details ?? '')).toMatchObject({
      operation: 'createCustomer',
      changes: {
        email: { before: null, after: 'a@new.example' },
        'metadata.tier': { before: null, after: 'gold' },
        'metadata.api_key': { before: null, after: '(hidden)' },
      },
    })
    expect(JSON.stringify(await it.trail())).not.toContain('sk_CANARY')
  })

  test('tells in the audit what it changed, before and after, and nothing that stayed (DS-10)', async () => {
    const seen = await it.made({ email: 'old@acme.example', metadata: { a: '1', b: '2' } })
    const id = newIntentId()
    await it.update(seen, { name: seen.name, email: 'new@acme.example', metadata: { b: '3', c: '4' } }, { id })
    const done = (await entriesOf(id)).at(-1)
    expect(JSON.parse(done?.details ?? '').changes).toEqual({
      email: { before: 'old@acme.example', after: 'new@acme.example' },
      'metadata.a': { before: '1', after: null },
      'metadata.b': { before: '2', after: '3' },
      'metadata.c': { before: null, after: '4' },
    })
  })

  test('goes upstream with its key and once, whatever the API answers (UP-3, PX-4)', async () => {
    const id = newIntentId()
    await it.fails({ operation: 'createCustomer', kind: 'status', status: 503 })
    expect(await it.create(someone(), { id })).toMatchObject({ status: 502, code: 'outcome_unknown', details: { intent: id } })
    const { body } = await it.sandbox().control('GET', '/requests')
    expect(body.requests).toHaveLength(1)
    expect(Object.keys(body.requests[0].headers).sort()).toEqual(
      [
        'accept',
        'accept-encoding',
        'connection',
        'content-length',
        'content-type',
        'host',
        'idempotency-key',
        'user-agent',
        'x-api-key',
        'x-request-id',
      ].sort(),
    )
    expect(body.requests[0].headers['idempotency-key']).toBe(id)
  })

  test('that the API refuses is failed, with its reason, and again when it is asked again', async () => {
    const { externalId = '' } = await it.made()
    const id = newIntentId()
    const taken = { status: 409, code: 'already_exists', details: { external_id: externalId } }
    expect(await it.create({ externalId, name: 'x' }, { id })).toMatchObject(taken)
    expect(await it.create({ externalId, name: 'x' }, { id })).toMatchObject(taken)
    expect(await it.writes()).toEqual(['createCustomer'])
    expect(await asked(id)).toMatchObject({ state: 'failed', code: 'already_exists' })
    expect(await actionsOf(id)).toEqual(['write.begun', 'write.failed'])
  })

  test('without a key, or with one that is none, is refused before anything else', async () => {
    const before = await rows()
    for (const id of ['', 'x', "'; drop table intents", newIntentId().toLowerCase()])
      expect(await it.create(someone(), { id })).toMatchObject({ status: 400, code: 'validation_error' })
    expect([await rows(), await it.writes()]).toEqual([before, []])
  })

  test('whose maker has gone before its turn is not begun', async () => {
    const seen = await it.made()
    await it.fails({ operation: 'updateCustomer', customer: seen.id, kind: 'delay', ms: 1_000 })
    const first = it.update(seen, { name: 'First' })
    await vi.waitFor(async () => expect(await it.writes()).toHaveLength(1))
    const away = new AbortController()
    const second = it.update(seen, { name: 'Second' }, { signal: away.signal })
    away.abort()
    expect(await second).toMatchObject({ code: 'intent_in_progress' })
    expect(await first).toMatchObject({ status: 200 })
    expect(await it.writes()).toHaveLength(1)
  })
})

describe('a double submit (DS-2)', () => {
  test('ten at once are one write, and all are told what it came to', async () => {
    const [id, customer] = [newIntentId(), someone()]
    const answers = await times(10, () => it.create(customer, { id }))
    expect(await it.writes()).toEqual(['createCustomer'])
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]?.status).toBe(201)
  })

  test('while another console is at it, one is told to wait', async () => {
    const [id, customer] = [newIntentId(), someone()]
    await it.create(customer, { id })
    await it.store().database.update(intents).set({ state: 'pending' }).where(eq(intents.id, id))
    const underWay = { status: 409, code: 'intent_in_progress', headers: { 'retry-after': '1' } }
    expect(await it.create(customer, { id })).toMatchObject(underWay)
    expect(await it.writes()).toEqual(['createCustomer'])
  })

  test('the same again gets the same answer, of an edit and an archiving too', async () => {
    const seen = await it.made()
    const [edit, removal] = [newIntentId(), newIntentId()]
    const first = await it.update(seen, { name: 'Renamed' }, { id: edit })
    expect(await it.update(seen, { name: 'Renamed' }, { id: edit })).toEqual(first)
    const renamed = await it.read(seen.id ?? '')
    expect(await it.archive(renamed, { id: removal })).toEqual({ status: 204, body: undefined })
    expect(await it.archive(renamed, { id: removal, confirmation: 'used up' })).toEqual({ status: 204, body: undefined })
    expect(await it.writes()).toEqual(['updateCustomer', 'deleteCustomer'])
  })

  test('another request under the same key is refused', async () => {
    const [id, seen] = [newIntentId(), await it.made()]
    await it.update(seen, { name: 'One' }, { id })
    const now = await it.read(seen.id ?? '')
    const reused = { status: 422, code: 'intent_reused' }
    expect(await it.update(seen, { name: 'Two' }, { id })).toMatchObject(reused)
    expect(await it.update(now, { name: 'One' }, { id })).toMatchObject(reused)
    expect(await it.create(someone(), { id })).toMatchObject(reused)
    expect(await it.writes()).toEqual(['updateCustomer'])
  })

  test('keys are a person’s own, and so are intents (AZ-4)', async () => {
    const [id, one, other] = [newIntentId(), someone(), someone()]
    expect(await it.create(one, { id })).toMatchObject({ status: 201 })
    expect(await asked(id, BEN)).toBeUndefined()
    expect(await it.create(other, { id, staff: BEN })).toMatchObject({ status: 201, body: { external_id: other.externalId } })
    expect(await asked(id, BEN)).toMatchObject({ state: 'done' })
  })

  test('what a record says is forgotten a day after the end, unless nobody knows how it ended; nothing is done again', async () => {
    const [id, open, customer] = [newIntentId(), newIntentId(), someone()]
    await it.create(customer, { id })
    await it.fails({ operation: 'createCustomer', kind: 'reset' })
    await it.create(someone(), { id: open })
    const { database } = it.store()
    await database
      .update(intents)
      .set({ endedAt: sql`now() - interval '25 hours'` })
      .where(inArray(intents.id, [id, open]))
    await forgetOld()
    const kept = await database
      .select()
      .from(intents)
      .where(inArray(intents.id, [id, open]))
      .orderBy(asc(intents.begunAt))
    expect(kept.map(({ request, answer }) => [request === null, answer === null])).toEqual([
      [true, true],
      [false, true],
    ])
    expect(await it.create(customer, { id })).toMatchObject({ status: 409, code: 'intent_expired' })
    expect(await asked(id)).toMatchObject({ state: 'done' })
    expect(await it.writes()).toEqual(['createCustomer', 'createCustomer'])
  })
})

describe('an edit (DS-1)', () => {
  test('without the version that it was made on is refused', async () => {
    const seen = await it.made()
    for (const headers of [{}, { 'if-match': '*' }, { 'if-match': `W/"${customerVersion(seen)}"` }])
      expect(
        await it.write(operations.updateCustomer, { id: seen.id, body: { name: 'x' } }, headers as Record<string, string>, {}),
      ).toMatchObject({
        status: 428,
        code: 'precondition_required',
      })
    expect(await it.writes()).toEqual([])
  })

  test('of a version that is no more is refused, with both', async () => {
    const seen = await it.made()
    expect(await it.update(seen, { name: 'A' })).toMatchObject({ status: 200 })
    const now = await it.read(seen.id ?? '')
    const refused = await it.update(seen, { name: 'B' }, { staff: BEN })
    expect(refused).toMatchObject({
      status: 412,
      code: 'version_conflict',
      details: {
        current: { id: seen.id, name: 'A' },
        current_version: customerVersion(now),
        seen_version: customerVersion(seen),
      },
    })
    expect((await it.read(seen.id ?? '')).name).toBe('A')
    expect(await it.writes()).toEqual(['updateCustomer'])
  })

  test('twenty at once of one version: one is done, nineteen are told of it', async () => {
    const seen = await it.made()
    const answers = await times(20, (index) => it.update(seen, { name: `Name ${index}` }, { staff: index % 2 ? ADA : BEN }))
    expect(statuses(answers)).toEqual([200, ...Array.from({ length: 19 }, () => 412)])
    expect(await it.writes()).toEqual(['updateCustomer'])
    const winner = answers.find(({ status }) => status === 200) as { body: { name: string } }
    expect((await it.read(seen.id ?? '')).name).toBe(winner.body.name)
  })

  test('one by the external id alone finds its customer, and waits its turn like the others', async () => {
    const seen = await it.made()
    const write = (name: string) =>
      it.write(
        operations.updateCustomer,
        { externalCustomerId: seen.externalId, body: { name } },
        { 'if-match': `"${customerVersion(seen)}"` },
        {},
      )
    const answers = await Promise.all([write('One'), it.update(seen, { name: 'Two' }), write('Three')])
    expect(statuses(answers)).toEqual([200, 412, 412])
    const nobody = await it.write(
      operations.updateCustomer,
      { externalCustomerId: 'nobody-has-this', body: { name: 'x' } },
      { 'if-match': `"${customerVersion(seen)}"` },
      {},
    )
    expect(nobody).toMatchObject({ status: 404, code: 'not_found' })
  })

  test('is not sent when the customer cannot be read before', async () => {
    const seen = await it.made()
    await it.fails({ operation: 'getCustomer', customer: seen.id, kind: 'status', status: 500, count: 3 })
    const id = newIntentId()
    expect(await it.update(seen, { name: 'x' }, { id })).toMatchObject({ status: 502, code: 'upstream_error' })
    expect([await it.writes(), await stateOf(id)]).toEqual([[], 'failed'])
  })

  test('edits of different customers do not wait for each other', async () => {
    const [slow, quick] = [await it.made(), await it.made()]
    await it.fails({ operation: 'updateCustomer', customer: slow.id, kind: 'delay', ms: 1_500 })
    const order: string[] = []
    await Promise.all([
      it.update(slow, { name: 'Slow' }).then(() => order.push('slow')),
      it.update(quick, { name: 'Quick' }).then(() => order.push('quick')),
    ])
    expect(order).toEqual(['quick', 'slow'])
  })
})

describe('an archiving (DS-4)', () => {
  const confirmed = async (seen: { id?: string }, staff = ADA) =>
    (await confirmArchive(staff, { environment: 'live', id: seen.id ?? '', version: customerVersion(seen) })).confirmation
  const invalid = { status: 409, code: 'confirmation_invalid' }

  test('without a confirmation is refused', async () => {
    const { id = '' } = await it.made()
    expect(await it.write(operations.deleteCustomer, { id }, {}, {})).toMatchObject({
      status: 428,
      code: 'confirmation_required',
    })
    expect(await it.writes()).toEqual([])
  })

  test('with one is done, and says so in the audit', async () => {
    const [id, seen] = [newIntentId(), await it.made()]
    expect(await it.archive(seen, { id })).toEqual({ status: 204, body: undefined })
    expect(await it.read(seen.id ?? '')).toMatchObject({ status: 'archived' })
    const details = JSON.parse((await entriesOf(id)).at(-1)?.details ?? '')
    expect(details.changes).toEqual({ status: { before: 'published', after: 'archived' } })
  })

  test('with one of another customer, person or environment, of before a change, used, expired or made up is refused', async () => {
    const [seen, other] = [await it.made(), await it.made()]
    const refused = async (confirmation: string) => expect(await it.archive(seen, { confirmation })).toMatchObject(invalid)
    await refused(await confirmed(other))
    await refused(await confirmed(seen, BEN))
    await refused(
      (await confirmArchive(ADA, { environment: 'elsewhere', id: seen.id ?? '', version: customerVersion(seen) })).confirmation,
    )
    await refused(newIntentId())
    const old = await confirmed(seen)
    await it.store().database.update(confirmations).set({ expiresAt: sql`now()` }).where(eq(confirmations.id, old))
    await refused(old)
    expect(await it.writes()).toEqual([])

    const stale = await confirmed(seen)
    await it.update(seen, { name: 'Changed since' })
    await refused(stale)
    const now = await it.read(seen.id ?? '')
    const good = await confirmed(now)
    expect(await it.archive(now, { confirmation: good })).toMatchObject({ status: 204 })
    await refused(good)
    expect(await it.writes()).toEqual(['updateCustomer', 'deleteCustomer'])
  })

  test('one confirmation used five times at once archives once', async () => {
    const seen = await it.made()
    const confirmation = await confirmed(seen)
    const answers = await times(5, () => it.archive(seen, { confirmation }))
    expect(statuses(answers)).toEqual([204, 409, 409, 409, 409])
    expect(await it.writes()).toEqual(['deleteCustomer'])
  })

  test('that the API refuses is failed, and its reason passed on', async () => {
    const customer = await it.read(await it.sandbox().idOf('active-wallet'))
    expect(await it.archive(customer)).toMatchObject({ status: 400, code: 'invalid_operation' })
  })
})

describe('an outcome that nobody knows (DS-3)', () => {
  test.each(['apply-then-reset', 'reset-mid-body', 'short-body', 'bad-json', 'html'])(
    'a new customer, %s: unknown, then done by reading, and written once',
    async (kind) => {
      const [id, customer] = [newIntentId(), { ...someone(), metadata: { a: '1' } }]
      await it.fails({ operation: 'createCustomer', kind })
      expect(await it.create(customer, { id })).toMatchObject({ status: 502, code: 'outcome_unknown', details: { intent: id } })
      const applied = kind !== 'html'
      if (!applied) await age(id)
      expect(await stateOf(id)).toBe(applied ? 'done' : 'failed')
      expect(await it.writes()).toEqual(['createCustomer'])
      expect(await actionsOf(id)).toEqual(['write.begun', 'write.unknown', applied ? 'write.done' : 'write.failed'])
      expect(await it.create(customer, { id })).toMatchObject(
        applied ? { status: 201, body: { external_id: customer.externalId } } : { status: 502, code: 'not_applied' },
      )
      expect(await it.writes()).toEqual(['createCustomer'])
    },
  )

  test('an edit that was done is found by the members it sent', async () => {
    const [id, seen] = [newIntentId(), await it.made()]
    await it.fails({ operation: 'updateCustomer', kind: 'apply-then-reset' })
    expect(await it.update(seen, { name: 'Applied', metadata: { k: 'v' } }, { id })).toMatchObject({ code: 'outcome_unknown' })
    expect(await asked(id)).toMatchObject({ state: 'done', subject: seen.id })
    const details = JSON.parse((await entriesOf(id)).at(-1)?.details ?? '')
    expect(details.changes.name).toEqual({ before: seen.name, after: 'Applied' })
  })

  test('an archiving that was done is found by the status', async () => {
    const [id, seen] = [newIntentId(), await it.made()]
    await it.fails({ operation: 'deleteCustomer', kind: 'apply-then-reset' })
    expect(await it.archive(seen, { id })).toMatchObject({ code: 'outcome_unknown' })
    expect([await stateOf(id), await it.writes()]).toEqual(['done', ['deleteCustomer']])
  })

  test.each(['createCustomer', 'updateCustomer', 'deleteCustomer'])(
    '%s, reset before it was done: unknown until it cannot be coming any more, then failed; the next attempt is the only one',
    async (operation) => {
      const [id, seen, customer] = [newIntentId(), await it.made(), someone()]
      const attempt = (by = {}) => {
        if (operation === 'createCustomer') return it.create(customer, by)
        return operation === 'updateCustomer' ? it.update(seen, { name: 'Again' }, by) : it.archive(seen, by)
      }
      await it.fails({ operation, kind: 'reset' })
      expect(await attempt({ id })).toMatchObject({ status: 502, code: 'outcome_unknown' })
      expect(await stateOf(id)).toBe('unknown')
      expect(await attempt({ id })).toMatchObject({ code: 'outcome_unknown' })
      await age(id)
      expect(await asked(id)).toMatchObject({ state: 'failed', code: 'not_applied' })
      expect(await it.writes()).toEqual([operation])
      expect((await attempt()).status).toBeLessThan(300)
      expect(await it.writes()).toEqual([operation, operation])
    },
  )

  test('a reading that fails settles nothing', async () => {
    const [id, seen] = [newIntentId(), await it.made()]
    await it.fails({ operation: 'updateCustomer', kind: 'apply-then-reset' })
    await it.update(seen, { name: 'Applied' }, { id })
    await it.fails({ operation: 'getCustomer', customer: seen.id, kind: 'status', status: 500, count: 3 })
    expect(await stateOf(id)).toBe('unknown')
    expect(await stateOf(id)).toBe('done')
  })

  test('what somebody else has changed since stays unknown, and says why', async () => {
    const [id, seen] = [newIntentId(), await it.made()]
    await it.fails({ operation: 'updateCustomer', kind: 'reset' })
    await it.update(seen, { name: 'Lost?' }, { id })
    await it.sandbox().call('PUT', `/customers?id=${seen.id}`, { body: { name: 'Another client’s' } })
    await age(id)
    expect(await asked(id)).toMatchObject({ state: 'unknown', code: 'changed_since' })
  })

  test('an external id that somebody had long before was not taken by us', async () => {
    const { externalId = '' } = await it.read(await it.sandbox().idOf('acme-42'))
    const id = newIntentId()
    await it.fails({ operation: 'createCustomer', kind: 'reset' })
    await it.create({ externalId, name: 'Not Acme' }, { id })
    await age(id)
    expect(await stateOf(id)).toBe('failed')
  })

  test('asking from many sides settles once', async () => {
    const [id, customer] = [newIntentId(), someone()]
    await it.fails({ operation: 'createCustomer', kind: 'apply-then-reset' })
    await it.create(customer, { id })
    expect(new Set(await times(8, () => stateOf(id)))).toEqual(new Set(['done']))
    expect(await actionsOf(id)).toEqual(['write.begun', 'write.unknown', 'write.done'])
  })

  test('what never left has failed: nobody listens, or the API is taken for down', async () => {
    const environment = it.live('http://127.0.0.1:1/v1')
    const id = newIntentId()
    expect(await it.create(someone(), { id, environment })).toMatchObject({ status: 502, code: 'upstream_unreachable' })
    expect(await stateOf(id)).toBe('failed')
    const unknownHost = newIntentId()
    await it.fresh()
    const nowhere = it.live('http://billing.invalid/v1')
    expect(await it.create(someone(), { id: unknownHost, environment: nowhere })).toMatchObject({ code: 'upstream_unreachable' })
    expect(await stateOf(unknownHost)).toBe('failed')
  })
})

describe('a write that a process left behind (DS-3)', () => {
  const left = (id: string, sent: boolean) =>
    it
      .store()
      .database.update(intents)
      .set({ state: 'pending', endedAt: null, leaseUntil: sql`now() - interval '1 second'`, sentAt: sent ? sql`now()` : null })
      .where(eq(intents.id, id))

  test('before it was sent has failed', async () => {
    const id = newIntentId()
    await it.create(someone(), { id })
    await left(id, false)
    expect(await asked(id)).toMatchObject({ state: 'failed', code: 'not_sent' })
  })

  test('after that is settled by reading', async () => {
    const [id, customer] = [newIntentId(), someone()]
    await it.create(customer, { id })
    await left(id, true)
    expect(await it.create(customer, { id })).toMatchObject({ status: 201 })
    expect((await actionsOf(id)).slice(2)).toEqual(['write.unknown', 'write.done'])
    expect(await it.writes()).toEqual(['createCustomer'])
  })

  test('is still under way while its lease lasts, and keeps the next from the same customer', async () => {
    const [id, seen] = [newIntentId(), await it.made()]
    await it.update(seen, { name: 'Held' }, { id })
    await it
      .store()
      .database.update(intents)
      .set({ state: 'pending', leaseUntil: sql`now() + interval '300 ms'` })
      .where(eq(intents.id, id))
    expect(await stateOf(id)).toBe('pending')
    const now = await it.read(seen.id ?? '')
    expect(await it.update(now, { name: 'Next' })).toMatchObject({ status: 200 })
    expect((await actionsOf(id)).at(-1)).toBe('write.unknown')
  })

  test('sends nothing when its lease is about to end', async () => {
    const [id, seen] = [newIntentId(), await it.made()]
    await it.fails({ operation: 'getCustomer', customer: seen.id, kind: 'delay', ms: 500 })
    const answer = it.update(seen, { name: 'Too late' }, { id })
    await vi.waitFor(async () => expect(await stateOf(id)).toBe('pending'))
    await it.store().database.update(intents).set({ leaseUntil: sql`now() + interval '11 seconds'` }).where(eq(intents.id, id))
    expect(await answer).toMatchObject({ status: 504, code: 'upstream_timeout' })
    expect([await it.writes(), await stateOf(id)]).toEqual([[], 'failed'])
  })
})

describe('what cannot be written down (DS-10)', () => {
  const withoutAudit = async (test: () => Promise<void>) => {
    await it.store().database.execute(sql`alter table audit_entries rename to audit_entries_away`)
    try {
      await test()
    } finally {
      await it.store().database.execute(sql`alter table audit_entries_away rename to audit_entries`)
    }
  }
  const unavailable = { status: 503, code: 'audit_unavailable' }

  test('is not done', async () => {
    const seen = await it.made()
    const { confirmation } = await confirmArchive(ADA, { environment: 'live', id: seen.id ?? '', version: customerVersion(seen) })
    await it.fresh()
    await withoutAudit(async () => {
      const before = await rows()
      expect(await it.create(someone())).toMatchObject(unavailable)
      expect(await it.update(seen, { name: 'x' })).toMatchObject(unavailable)
      expect(await it.archive(seen, { confirmation })).toMatchObject(unavailable)
      expect([await rows(), await it.writes()]).toEqual([before, []])
    })
    expect(await it.archive(seen, { confirmation })).toMatchObject({ status: 204 })
  })

  test('afterwards is not said to be done, and is settled later', async () => {
    const [id, seen] = [newIntentId(), await it.made()]
    await it.fails({ operation: 'updateCustomer', customer: seen.id, kind: 'delay', ms: 500 })
    const answer = it.update(seen, { name: 'Done all the same' }, { id })
    await vi.waitFor(async () => expect(await it.writes()).toHaveLength(1))
    await withoutAudit(async () => expect(await answer).toMatchObject({ status: 502, code: 'outcome_unknown' }))
    await it.store().database.update(intents).set({ leaseUntil: sql`now() - interval '1 second'` }).where(eq(intents.id, id))
    expect(await stateOf(id)).toBe('done')
    expect(await actionsOf(id)).toEqual(['write.begun', 'write.unknown', 'write.done'])
  })

  test('thirty writes at once leave one unbroken chain, each with its two entries (LD-1)', async () => {
    const ids = Array.from({ length: 30 }, newIntentId)
    const answers = await times(30, (index) => it.create(someone(), { id: ids[index] }))
    expect(new Set(statuses(answers))).toEqual(new Set([201]))
    for (const id of ids) expect(await actionsOf(id)).toEqual(['write.begun', 'write.done'])
    expect(await verifyAudit(it.store().database)).toMatchObject({ ok: true })
  })
})
