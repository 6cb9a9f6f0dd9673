import { expect, test } from 'vitest'
import { droppedConditions, refuseDroppedConditions } from './dropped-conditions'
import { type TypesFilterCondition, TypesFilterOperatorType } from './models/customer-filter'
import { SDKValidationError } from './models/errors'

const problems = (...filters: TypesFilterCondition[]) => droppedConditions({ filters })

test.each<[TypesFilterCondition]>([
  [{ field: 'email', operator: 'eq', value: { string: '' } }],
  [{ field: 'email', operator: 'eq', value: { boolean: false } }],
  [{ field: 'name', operator: 'contains', value: { string: 'a' } }],
  [{ field: 'name', operator: 'not_contains', value: { string: 'a' } }],
  [{ field: 'name', operator: 'gt', value: { number: 0 } }],
  [{ field: 'name', operator: 'lt', value: { number: 0 } }],
  [{ field: 'status', operator: 'in', value: { array: ['archived'] } }],
  [{ field: 'status', operator: 'not_in', value: { array: ['archived'] } }],
  [{ field: 'created_at', operator: 'before', value: { date: '2026-01-01T00:00:00Z' } }],
  [{ field: 'created_at', operator: 'after', value: { date: '2026-01-01T00:00:00Z' } }],
])('%j is applied', (condition) => {
  expect(problems(condition)).toEqual([])
})

test.each<[TypesFilterCondition, string]>([
  [
    { field: 'created_at', operator: 'gte', value: { date: '2026-01-01T00:00:00Z' } },
    'filters[0] (created_at gte): the API declares',
  ],
  [{ field: 'email', value: { string: 'a' } }, 'filters[0] (email no operator): needs an operator'],
  [{ field: 'email', operator: 'eq' }, 'filters[0] (email eq): needs a value'],
  [{ field: 'email', operator: 'eq', value: { string: undefined } }, 'filters[0] (email eq): needs a value'],
  [{ operator: 'contains', value: { number: 1 } }, 'filters[0] (no field contains): reads value.string, which is missing'],
  [{ field: 'created_at', operator: 'before', value: { string: '2026' } }, 'reads value.date, which is missing'],
  [{ field: 'status', operator: 'in', value: { array: [] } }, 'filters[0] (status in): needs at least one element'],
  [{ field: 'email', operator: 'like' as never, value: { string: 'a' } }, 'filters[0] (email like): unknown operator'],
])('%j would be dropped', (condition, problem) => {
  expect(problems(condition)).toEqual([expect.stringContaining(problem)])
})

test('every operator is known to the check', () => {
  const unknown = Object.values(TypesFilterOperatorType).filter((operator) =>
    problems({ operator, value: {} })[0]?.includes('unknown'),
  )
  expect(unknown).toEqual([])
})

test('a search is refused with a line for each such condition', () => {
  const good: TypesFilterCondition = { field: 'name', operator: 'contains', value: { string: 'a' } }
  const filters = [{ field: 'a', operator: 'in', value: {} }, good, { field: 'b', operator: 'gte' }] as TypesFilterCondition[]
  expect(() => refuseDroppedConditions({ filters })).toThrow(SDKValidationError)
  expect(() => refuseDroppedConditions({ filters })).toThrow(/filters\[0\] \(a in\).*\nfilters\[2\] \(b gte\)/)
  expect(() => refuseDroppedConditions({ filters: [good] })).not.toThrow()
  expect(() => refuseDroppedConditions({})).not.toThrow()
})
