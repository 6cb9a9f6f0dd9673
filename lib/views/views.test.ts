import { beforeAll, expect, test } from 'vitest'
import type { Staff } from '@/lib/auth/staff'
import { testStore } from '@/lib/store/fixtures/test-store'
import { users } from '@/lib/store/tables/staff'
import { changeView, chooseDefaultView, createView, removeView, viewsOf } from './views'

const person = (id: string, role: string): Staff => ({ id, role, name: id, email: `${id}@console.example`, restrictions: [] })
const [ada, ben, cleo] = [person('ada', 'editor'), person('ben', 'support'), person('cleo', 'admin')]
const view = { name: 'Nordic', isShared: false, search: 'country=SE', arrangement: null }

const store = testStore()
beforeAll(() => store().database.insert(users).values([ada, ben, cleo]))

async function created(staff: Staff, given: Partial<typeof view> = {}, environment = 'live'): Promise<string> {
  const result = await createView(staff, { ...view, ...given, environment })
  if (!('id' in result)) throw new Error(result.code)
  return result.id
}
const namesOf = async (staff: Staff, environment = 'live') => (await viewsOf(staff, environment)).map(({ name }) => name)

test('a view of one’s own is seen by nobody else, a shared one by all, and neither in another environment', async () => {
  await created(ada, { name: 'Mine' })
  await created(ada, { name: 'Ours', isShared: true })
  expect(await namesOf(ada)).toEqual(['Mine', 'Ours'])
  expect(await namesOf(ben)).toEqual(['Ours'])
  expect(await namesOf(ada, 'sandbox')).toEqual([])
})

test('somebody else’s view answers like one that is not there (AZ-4)', async () => {
  const id = await created(ada, { name: 'Private' })
  const random = '01K9NB0DYKN0SVCHV1EW000000'
  for (const act of [
    (target: string) => changeView(cleo, target, view),
    (target: string) => removeView(cleo, target),
    (target: string) => chooseDefaultView(cleo, { environment: 'live', viewId: target }),
  ]) {
    expect(await act(id)).toEqual(await act(random))
    expect(await act(id)).toMatchObject({ status: 404 })
  }
  expect(await namesOf(ada)).toContain('Private')
})

test('only who may share makes, changes or removes shared views', async () => {
  expect(await createView(ben, { ...view, isShared: true, environment: 'live' })).toMatchObject({ status: 403 })
  const own = await created(ben)
  expect(await changeView(ben, own, { ...view, isShared: true })).toMatchObject({ status: 403 })
  const shared = await created(ada, { name: 'Team', isShared: true })
  expect(await changeView(ben, shared, { ...view, name: 'Taken' })).toMatchObject({ status: 404 })
  expect(await removeView(ben, shared)).toMatchObject({ status: 404 })
  expect(await changeView(cleo, shared, { ...view, name: 'Team 2', isShared: true })).toBeUndefined()
  expect(await removeView(cleo, shared)).toBeUndefined()
})

test('a person’s list opens with one view at most, and a removed one is none', async () => {
  const [first, second] = [await created(ada, { name: 'First' }), await created(ada, { name: 'Second' })]
  const defaults = async () => (await viewsOf(ada, 'live')).filter(({ isDefault }) => isDefault).map(({ name }) => name)
  await chooseDefaultView(ada, { environment: 'live', viewId: first })
  await chooseDefaultView(ada, { environment: 'live', viewId: second })
  expect(await defaults()).toEqual(['Second'])
  expect(await chooseDefaultView(ada, { environment: 'sandbox', viewId: second })).toMatchObject({ status: 404 })
  await removeView(ada, second)
  expect(await defaults()).toEqual([])
  await chooseDefaultView(ada, { environment: 'live', viewId: first })
  await chooseDefaultView(ada, { environment: 'live', viewId: null })
  expect(await defaults()).toEqual([])
})
