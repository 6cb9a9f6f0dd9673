import { expect, test } from 'vitest'
import { readZonePreference, writeZonePreference, zoneOf } from './zone'

test('without a choice times are the customer’s', () => {
  expect(zoneOf(readZonePreference(undefined), 'Asia/Kolkata')).toBe('Asia/Kolkata')
})

test.each([
  { choice: 'customer', mine: undefined },
  { choice: 'utc', mine: undefined },
  { choice: 'mine', mine: 'America/Argentina/Buenos_Aires' },
] as const)('%j is read as it was written', (preference) =>
  expect(readZonePreference(writeZonePreference(preference))).toEqual(preference),
)

test.each(['mine', 'mine.Mars/Olympus', 'mine.%E0%A4%A', 'mine.+05:30', 'constructor', ''])(
  'cookie %j falls back to the customer’s',
  (cookie) => expect(readZonePreference(cookie).choice).toBe('customer'),
)

test.each([undefined, '', 'Nowhere/At_All', '<script>', '+05:30'])('a customer in zone %j is told in UTC', (zone) =>
  expect(zoneOf({ choice: 'customer', mine: undefined }, zone)).toBe('UTC'),
)
