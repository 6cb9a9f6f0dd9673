import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type TicketLine, ticketText } from './ticket-text'

const LINES: TicketLine[] = [
  { kind: 'title', text: 'Customer: Acme' },
  { kind: 'line', text: 'Plan: Pro, active' },
  { kind: 'point', text: 'Storage: 20 / 20 (limit reached)' },
  { kind: 'point', text: 'Seats: 4 / 5' },
  { kind: 'line', text: 'Next reset: 1 Dec 2026' },
  { kind: 'link', text: 'https://console.example/live/lookup/cust_1' },
]

test('plain text', () => {
  expect(ticketText(LINES, 'plain')).toBe(`Customer: Acme
Plan: Pro, active
- Storage: 20 / 20 (limit reached)
- Seats: 4 / 5
Next reset: 1 Dec 2026
https://console.example/live/lookup/cust_1`)
})

test('Markdown', () => {
  expect(ticketText(LINES, 'markdown')).toBe(`**Customer: Acme**

Plan: Pro, active  

- Storage: 20 / 20 \\(limit reached\\)
- Seats: 4 / 5

Next reset: 1 Dec 2026  

<https://console.example/live/lookup/cust_1>`)
})

test('whatever a customer is called, it makes no line, mark, tag or link of its own', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '](javascript:x)',
      '<img src=x onerror=x>',
      '**\n# x',
      '![x](//evil)',
      '@channel',
      'https://evil.example',
      '`a`',
    ),
  )
  fc.assert(
    fc.property(hostile, (name) => {
      expect(ticketText([{ kind: 'line', text: name }], 'plain')).not.toMatch(/[\n\r\u2028]/)
      const markdown = ticketText([{ kind: 'line', text: name }], 'markdown')
      expect(markdown).not.toMatch(/[\n\r\u2028]/)
      expect(markdown.replace(/\\[^\p{L}\p{N}\s]/gu, '')).not.toMatch(/[<>`*_[\]#!|]|https?:\/\/|(?<![\p{L}\p{N}.])@/u)
    }),
  )
})
