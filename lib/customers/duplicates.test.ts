import { describe, expect, test } from 'vitest'
import { duplicateFilters, duplicatesAmong } from './duplicates'

const customer = (id: string, externalId: string, status = 'published', email = '') => ({ id, externalId, status, email })

describe('what is asked', () => {
  test('nothing about nothing', () => expect(duplicateFilters('email', '  ')).toEqual([]))

  test('active and archived ones, exact and alike', () => {
    const filters = duplicateFilters('externalId', 'Acme 42')
    expect(filters.map(({ status }) => status)).toEqual(['published', 'published', 'archived', 'archived'])
    expect(filters[0]?.externalIds).toEqual(['Acme 42', 'Acme42', 'acme42', 'ACME 42'])
    expect(filters[1]?.filters?.map(({ value }) => value?.string)).toEqual(['Acme', '42'])
  })
})

describe('what counts', () => {
  const found = [
    customer('1', 'acme-42', 'archived'),
    customer('2', ' ACME -42'),
    customer('3', 'acme-421'),
    customer('4', 'acme-42'),
    customer('4', 'acme-42'),
  ]

  test('the same text, then the same but for case and spaces, archived ones last', () =>
    expect(duplicatesAmong(found, 'externalId', 'acme-42').map(({ customer, likeness }) => [customer.id, likeness])).toEqual([
      ['4', 'exact'],
      ['2', 'alike'],
      ['1', 'exact'],
    ]))

  test('a customer is no duplicate of itself', () =>
    expect(duplicatesAmong(found, 'externalId', 'acme-42', '4').map(({ customer }) => customer.id)).toEqual(['2', '1']))
})
