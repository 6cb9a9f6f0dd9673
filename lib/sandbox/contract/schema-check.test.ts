import { describe, expect, test } from 'vitest'
import { type SchemaCheck, schemaFaults } from './schema-check'

const check: SchemaCheck = {
  schemas: { Name: { type: 'string', enum: ['a', 'b'] } },
  mayBeNull: (path) => path === 'nothing',
  isException: (path) => path === 'free',
}
const schema = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string' },
    name: { $ref: '#/components/schemas/Name' },
    at: { type: 'string', format: 'date-time' },
    list: { type: 'array', items: { type: 'integer' } },
    map: { type: 'object', additionalProperties: { type: 'string' } },
    nothing: { type: 'boolean' },
    free: { type: 'boolean' },
  },
}

describe('the check of answers against schemas', () => {
  test('lets pass what fits', () => {
    const value = {
      id: 'x',
      name: 'a',
      at: '2026-01-01T00:00:00.5Z',
      list: [1, 2],
      map: { k: 'v' },
      nothing: null,
      free: 'anything',
    }
    expect(schemaFaults(schema, value, check)).toEqual([])
  })

  test.each([
    [{}, '.id is missing'],
    [{ id: 1 }, 'id is no text: 1'],
    [{ id: null }, 'id is null'],
    [{ id: 'x', name: 'c' }, 'name is none of a,b: c'],
    [{ id: 'x', at: '2026-01-01' }, 'at is no date-time: 2026-01-01'],
    [{ id: 'x', list: [1, 1.5] }, 'list[] is no whole number: 1.5'],
    [{ id: 'x', list: {} }, 'list is no list'],
    [{ id: 'x', map: { k: 1 } }, 'map.* is no text: 1'],
    [{ id: 'x', other: 1 }, 'other is not declared'],
    [{ id: 'x', nothing: 'yes' }, 'nothing is no boolean: "yes"'],
  ])('%j does not fit: %s', (value, fault) => {
    expect(schemaFaults(schema, value, check)).toEqual([fault])
  })
})
