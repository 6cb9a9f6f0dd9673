import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ADA, writing } from './fixtures/writing'
import { newIntentId } from './intent-id'
import { intentOf } from './intents'

vi.mock('@/lib/auth/billing')

const it = writing()
beforeEach(() => it.fresh())

const someone = () => ({ externalId: `new-${newIntentId()}`, name: 'New customer' })

describe('a write (DS-2)', () => {
  test('is done once, and stands in the audit before and after', async () => {
    const id = newIntentId()
    const answer = await it.create({ ...someone(), email: 'a@new.example' }, { id })
    expect(answer).toMatchObject({ status: 201, body: { name: 'New customer', status: 'published' } })
    expect(await it.writes()).toEqual(['createCustomer'])
    const { id: subject } = (answer as { body: { id: string } }).body
    expect(await intentOf(ADA, id, 'r')).toEqual({
      id,
      operation: 'createCustomer',
      environment: 'live',
      subject,
      state: 'done',
      code: null,
    })
    const [begun, done] = (await it.trail()).slice(-2)
    expect(begun).toMatchObject({
      action: 'write.begun',
      actorId: 'ada',
      environment: 'live',
      subject: null,
      requestId: 'request-1',
    })
    expect(done).toMatchObject({ action: 'write.done', actorId: 'ada', environment: 'live', subject, requestId: 'request-1' })
    expect(JSON.parse(done?.details ?? '')).toMatchObject({
      intent: id,
      operation: 'createCustomer',
      changes: { name: { before: null, after: 'New customer' }, email: { before: null, after: 'a@new.example' } },
    })
  })
})
