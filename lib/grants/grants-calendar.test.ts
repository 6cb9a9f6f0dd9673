import { expect, test } from 'vitest'
import { grantsCalendar } from './grants-calendar'

const texts = {
  calendar: 'Grants',
  summary: () => '100 credits, one; two',
  description: () => 'Scheduled\nsubs_1',
  url: 'https://console.example/grants',
}
const NOW = Date.parse('2026-11-24T12:00:00Z')

test('each dated grant is an event at its moment in UTC, and text cannot break out of its line', () => {
  const file = grantsCalendar([{ id: 'cga_2', scheduledFor: '2026-12-01T05:30:00+05:30' }, { id: 'cga_1' }], texts, NOW)
  expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  expect(file).toContain('UID:cga_2')
  expect(file).toContain('DTSTART:20261201T000000Z')
  expect(file).toContain('SUMMARY:100 credits\\, one\\; two')
  expect(file).toContain('DESCRIPTION:Scheduled\\nsubs_1')
  expect(file.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 76)).toBe(true)
})
