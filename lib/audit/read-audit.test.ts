import Papa from 'papaparse'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { testStore } from '@/lib/auth/fixtures/test-store'
import { reveal } from '@/lib/auth/reveals'
import type { Staff } from '@/lib/auth/staff'
import { textOfCell } from '@/lib/format/csv-cell'
import type { AuditLine } from '@/lib/queries/audit-line'
import { users } from '@/lib/store/tables/staff'
import type { AuditSearch } from '@/lib/url/audit-search'
import { type AuditEntry, audit, verifyAudit } from './audit'
import { type AuditFormat, auditFile } from './audit-file'
import { activityOf, auditPage, auditPages } from './read-audit'

const store = testStore()
const person = (id: string, role: string): Staff => ({
  id,
  role,
  name: `Name of ${id}`,
  email: `${id}@console.example`,
  restrictions: [],
})
const [admin, editor, support] = [person('ada', 'admin'), person('eve', 'editor'), person('sam', 'support')]

afterEach(() => {
  vi.useRealTimers()
})

/** Appends as if it were then; now, without a moment. */
async function append(entries: AuditEntry[], at?: string) {
  if (at) vi.useFakeTimers({ toFake: ['Date'], now: new Date(at) })
  await store().database.transaction(async (transaction) => {
    for (const entry of entries) await audit(transaction, entry)
  })
  vi.useRealTimers()
}

const subjectsOf = async (search: AuditSearch) => (await auditPage(admin, search)).items.map(({ subject }) => subject)

describe('entries by filter', () => {
  const signIn = { action: 'session.opened', actorId: 'eve', environment: 'live' } as const
  beforeAll(async () => {
    await store().database.insert(users).values([editor, support])
    await append([{ ...signIn, subject: 'the last moment before' }], '2026-03-28T23:59:59.999Z')
    await append([{ ...signIn, subject: 'the first moment' }], '2026-03-29T00:00:00.000Z')
    await append([{ ...signIn, subject: 'the last moment' }], '2026-03-29T23:59:59.999Z')
    await append([{ ...signIn, subject: 'the first moment after' }], '2026-03-30T00:00:00.000Z')
    await append([
      { ...signIn, actorId: 'sam', subject: 'another’s' },
      { ...signIn, action: 'session.closed', subject: 'of another kind' },
      { ...signIn, environment: 'sandbox', subject: 'elsewhere' },
      { action: 'session.refused', subject: 'nobody’s' },
      { action: 'session.closed', actorId: 'gone', subject: 'a former one’s' },
    ])
  })

  test('each narrows, and together they narrow further; newest first', async () => {
    expect(await subjectsOf({ actor: 'sam' })).toEqual(['another’s'])
    expect(await subjectsOf({ action: 'session.closed' })).toEqual(['a former one’s', 'of another kind'])
    expect(await subjectsOf({ environment: 'sandbox' })).toEqual(['elsewhere'])
    expect(await subjectsOf({ subject: 'the first moment' })).toEqual(['the first moment'])
    expect(await subjectsOf({ actor: 'eve', action: 'session.closed', environment: 'live' })).toEqual(['of another kind'])
    expect(await subjectsOf({ actor: 'sam', action: 'session.closed' })).toEqual([])
  })

  test('both days are in it, from midnight to midnight of UTC', async () => {
    expect(await subjectsOf({ from: '2026-03-29', to: '2026-03-29' })).toEqual(['the last moment', 'the first moment'])
    expect(await subjectsOf({ to: '2026-03-28' })).toEqual(['the last moment before'])
    expect(await subjectsOf({ from: '2026-03-30', to: '2026-03-31' })).toEqual(['the first moment after'])
    expect(await subjectsOf({ from: '2026-03-30', to: '2026-03-29' })).toEqual([])
  })

  test('who did it is told by name, by id where the name is gone, and not at all where nobody was known', async () => {
    const [{ actor: former } = {}] = (await auditPage(admin, { subject: 'a former one’s' })).items
    const [{ actor: nobody } = {}] = (await auditPage(admin, { subject: 'nobody’s' })).items
    const [{ actor: sam } = {}] = (await auditPage(admin, { actor: 'sam' })).items
    expect([former, nobody, sam]).toEqual([{ id: 'gone', name: null }, null, { id: 'sam', name: 'Name of sam' }])
  })

  test('whatever a filter says, it is a value', async () => {
    for (const text of ["' or 1=1 --", '%', '_____', '\\'])
      for (const name of ['actor', 'action', 'environment', 'subject']) expect(await subjectsOf({ [name]: text })).toEqual([])
  })
})

describe('pages and files', () => {
  const SUBJECT = 'a subject of a hundred and twenty'
  const COUNT = 120
  beforeAll(() =>
    append(Array.from({ length: COUNT }, (_, index) => ({ action: 'session.opened', subject: SUBJECT, details: { index } }))),
  )
  const newestFirst = Array.from({ length: COUNT }, (_, index) => COUNT - 1 - index)
  const indexes = (lines: AuditLine[]) => lines.map(({ details }) => details.index)

  test('pages follow one another without a gap or an overlap, also when entries come in between', async () => {
    const seen: unknown[] = []
    const sizes: number[] = []
    for (let before: number | undefined; ; ) {
      const page = await auditPage(admin, { subject: SUBJECT, ...(before && { before }) })
      seen.push(...indexes(page.items))
      sizes.push(page.items.length)
      await append([{ action: 'session.closed', subject: 'in between' }])
      if (page.before === null) break
      before = page.before
    }
    expect(seen).toEqual(newestFirst)
    expect(sizes).toEqual([50, 50, 20])
  })

  test('a page says what the whole chain ends with, whatever it is narrowed to', async () => {
    const verified = await verifyAudit(store().database)
    const { head } = await auditPage(admin, { subject: 'nothing at all' })
    expect(verified).toEqual({ ok: true, entries: head.number, head: head.hash })
  })

  async function fileOf(search: AuditSearch, format: AuditFormat, staff = admin): Promise<string> {
    const bytes = await new Response(auditFile(auditPages(staff, search), format)).bytes()
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  }

  test('a file holds all entries of the search, in the page’s order', async () => {
    const lines = (await fileOf({ subject: SUBJECT }, 'ndjson')).trimEnd().split('\n')
    expect(indexes(lines.map((line) => JSON.parse(line)))).toEqual(newestFirst)
    const [first] = (await auditPage(admin, { subject: SUBJECT })).items
    expect(JSON.parse(lines[0] ?? '')).toEqual(first)
    expect(await fileOf({ subject: 'nothing at all' }, 'ndjson')).toBe('')
  })

  test('more entries than are read at a time are all in the file, once', async () => {
    const subject = 'one of a thousand'
    await append(Array.from({ length: 1_001 }, (_, index) => ({ action: 'session.opened', subject, details: { index } })))
    const lines = (await fileOf({ subject }, 'ndjson')).trimEnd().split('\n')
    expect(indexes(lines.map((line) => JSON.parse(line)))).toEqual(Array.from({ length: 1_001 }, (_, index) => 1_000 - index))
  })

  test('a spreadsheet evaluates nothing of it, and a reader gets the same texts back (BR-4)', async () => {
    const hostile = [`=HYPERLINK("https://evil.example";"A, ""B""")`, '+1', '-1', '@SUM(1)', '\t=1', 'two\r\nlines', "'quoted"]
    await append(hostile.map((subject) => ({ action: 'session.opened', actorId: '=eve', environment: '+live', subject })))
    for (const subject of hostile) {
      const text = await fileOf({ subject, actor: '=eve' }, 'csv')
      expect(text.startsWith('\ufeffnumber,at,actor_id,actor,action,environment,subject,request_id,details,changes\r\n')).toBe(
        true,
      )
      const { data, errors } = Papa.parse<string[]>(text.slice(1), { newline: '\r\n', skipEmptyLines: true })
      expect(errors).toEqual([])
      const [, cells = []] = data
      expect(cells.filter((cell) => /^[\s"]*[=+\-@]/.test(cell))).toEqual([])
      expect(cells.map(textOfCell).slice(2, 7)).toEqual(['=eve', '', 'session.opened', '+live', subject])
    }
  })

  test('what a write changed has a column of its own', async () => {
    const changes = { name: { before: 'Old', after: '=new' }, email: { before: null, after: 'a@b.example' } }
    await append([{ action: 'write.done', subject: 'cust_csv', details: { intent: 'i-csv', changes } }])
    const { data } = Papa.parse<Record<string, string>>((await fileOf({ subject: 'cust_csv' }, 'csv')).slice(1), { header: true })
    expect(JSON.parse(data[0]?.changes ?? '')).toEqual(changes)
    expect(JSON.parse(data[0]?.details ?? '')).toEqual({ intent: 'i-csv' })
  })

  test('before and after are for nobody whose screen is shared, on the page or in a file', async () => {
    const changes = { name: { before: 'Zelda CANARY', after: null } }
    await append([{ action: 'write.done', subject: 'cust_shared', details: { intent: 'i-shared', changes } }])
    const sharing: Staff = { ...admin, restrictions: ['screen-share'] }
    const search = { subject: 'cust_shared' }
    expect((await auditPage(sharing, search)).items).toMatchObject([{ changes: { name: { before: '•••', after: null } } }])
    for (const format of ['csv', 'ndjson'] as const) {
      expect(await fileOf(search, format, sharing)).not.toContain('CANARY')
      expect(await fileOf(search, format)).toContain('CANARY')
    }
  })

  test('a file that cannot be read to its end breaks off', async () => {
    async function* failing(): AsyncGenerator<AuditLine[]> {
      yield (await auditPage(admin, { subject: SUBJECT })).items
      throw new Error('the store is gone')
    }
    await expect(new Response(auditFile(failing(), 'csv')).text()).rejects.toThrow('the store is gone')
  })
})

describe('what was done to one customer', () => {
  const write = (
    intent: string,
    action: AuditEntry['action'],
    changes?: Record<string, { before: string | null; after: string | null }>,
  ) =>
    ({
      action,
      actorId: 'eve',
      environment: 'live',
      subject: 'cust_1',
      details: { intent, operation: 'updateCustomer', ...(changes && { changes }) },
    }) satisfies AuditEntry
  const changes = { name: { before: 'Zelda CANARY', after: 'Link CANARY' }, email: { before: null, after: 'canary@a.example' } }
  const told = async (staff: Staff, id = 'cust_1') =>
    (await activityOf(staff, 'live', id)).map(({ action, details }) => `${details.intent ?? ''} ${action}`)

  beforeAll(() =>
    append([
      write('i1', 'write.begun'),
      write('i2', 'write.begun'),
      write('i2', 'write.failed'),
      write('i1', 'write.done', changes),
      write('i3', 'write.begun'),
      write('i3', 'write.unknown'),
      write('i4', 'write.begun'),
      write('i4', 'write.unknown'),
      write('i4', 'write.done', changes),
      write('i5', 'write.begun'),
      { ...write('i6', 'write.done'), environment: 'sandbox' },
      { ...write('i7', 'write.done'), subject: 'cust_2' },
    ]),
  )

  test('a write is told once, as it ended; one that has not ended is told as begun or unknown', async () => {
    expect(await told(editor)).toEqual([
      'i5 write.begun',
      'i4 write.done',
      'i3 write.unknown',
      'i1 write.done',
      'i2 write.failed',
    ])
    expect(await told(editor, 'cust_none')).toEqual([])
  })

  test('values are for those who may see them; that a member changed is for all', async () => {
    const seen = (await activityOf(editor, 'live', 'cust_1')).find(({ details }) => details.intent === 'i1')
    expect(seen?.changes).toEqual(changes)
    const masked = await activityOf(support, 'live', 'cust_1')
    expect(masked.map(({ number }) => number)).toEqual((await activityOf(editor, 'live', 'cust_1')).map(({ number }) => number))
    expect(JSON.stringify(masked)).not.toMatch(/canary/i)
    expect(masked.find(({ details }) => details.intent === 'i1')?.changes).toEqual({
      name: { before: '•••', after: '•••' },
      email: { before: null, after: '•••' },
    })
    expect(JSON.stringify(await activityOf(person('x', 'a role of tomorrow'), 'live', 'cust_1'))).not.toMatch(/canary/i)
  })

  test('a reveal shows them, to that person and of that customer alone', async () => {
    await reveal(support, { environment: 'live', customer_id: 'cust_2' }, 'r')
    expect(JSON.stringify(await activityOf(support, 'live', 'cust_1'))).not.toMatch(/canary/i)
    await reveal(support, { environment: 'live', customer_id: 'cust_1' }, 'r')
    expect(JSON.stringify(await activityOf(support, 'live', 'cust_1'))).toMatch(/Zelda CANARY/)
    expect(JSON.stringify(await activityOf(person('other', 'support'), 'live', 'cust_1'))).not.toMatch(/canary/i)
  })
})
