import { inspect } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testStore } from '@/lib/auth/fixtures/test-store'
import { sessions, users } from './tables/staff'

const store = testStore()
const SECRET = 'CANARY-token-or-address'

/** All that printing an error could show. */
async function printed(query: Promise<unknown>): Promise<string> {
  const error = await query.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Error)) throw new Error('The query did not fail')
  return [inspect(error, { depth: 9, showHidden: true }), error.message, error.stack, String(error), JSON.stringify(error)].join(
    '\n',
  )
}

test('an error of the store says which query failed and why, and nothing of its values (OP-4)', async () => {
  const { database } = store()
  const missing = await printed(database.execute(sql`select * from no_such_table where token = ${SECRET}`))
  expect(missing).toContain('no_such_table')
  expect(missing).toContain('42P01')
  expect(missing).not.toContain(SECRET)

  const person = { id: 'quiet-1', name: 'N', email: SECRET, emailVerified: false, createdAt: new Date(), updatedAt: new Date() }
  await database.insert(users).values({ ...person, role: 'viewer' })
  const twice = await printed(database.insert(users).values({ ...person, id: 'quiet-2', role: 'viewer' }))
  expect(twice).toContain('23505')
  expect(twice).not.toContain(SECRET)

  await database.execute(sql`alter table sessions rename to sessions_elsewhere`)
  const session = await printed(Promise.resolve(database.select().from(sessions).where(eq(sessions.token, SECRET))))
  await database.execute(sql`alter table sessions_elsewhere rename to sessions`)
  expect(session).toContain('Failed query: select')
  expect(session).not.toContain(SECRET)
})
