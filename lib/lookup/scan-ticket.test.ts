import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTicket, MAX_TICKET, scanTicket } from './scan-ticket'

const TICKET = `Hi team,

my colleague Ada <ada.okafor@north.example> can't export since 2026-11-24 10:30am (build v2.4.1).
External ID: northwind  – our account_id="acme-42", see
https://app.vendor.example/accounts/3f2b8c1e-7a4d-4f0e-9b2a-1c2d3e4f5a6b/usage?tab=limits and
https://console.vendor.example/live/customers/cust_01KB0Q8GZJ3V9Y1T5R7N2M4X6C.
She wrote to billing@north.example, too. Order ORD-2291/7, cust_01KB0Q8GZJ3V9Y1T5R7N2M4X6C again.
— Sent with https://mail.example/signature`

describe('a pasted ticket', () => {
  test('gives its e-mails, ids and what is called one, the surest first, each once', () => {
    expect(scanTicket(TICKET).map(({ kind, text, why }) => [why, kind, text])).toEqual([
      ['address', 'external_id', '3f2b8c1e-7a4d-4f0e-9b2a-1c2d3e4f5a6b'],
      ['address', 'id', 'cust_01KB0Q8GZJ3V9Y1T5R7N2M4X6C'],
      ['email', 'email', 'ada.okafor@north.example'],
      ['email', 'email', 'billing@north.example'],
      ['named', 'external_id', 'northwind'],
      ['named', 'external_id', 'acme-42'],
      ['id-like', 'external_id', 'ORD-2291'],
    ])
  })

  test.each([
    ['', []],
    ['Nothing works since Monday at 9:30am, please help!', []],
    ['<script>alert(1)</script>', []],
    ['<a href="mailto:eve@evil.example">x</a>', ['eve@evil.example']],
    ['customer id = "weird/with?signs"', ['weird/with?signs']],
    ['(user_123), [user_124]; "user_125".', ['user_123', 'user_124', 'user_125']],
    ['kundennummer 4711', []],
    ['ÄPFEL-7 and Ωmega9', ['ÄPFEL-7', 'Ωmega9']],
  ])('%s', (text, tokens) => expect(scanTicket(text).map((one) => one.text)).toEqual(tokens))

  test('two hundred ids are all found, and ten thousand signs of anything take no time', () => {
    const ids = Array.from({ length: 200 }, (_, index) => `cust_01KB0Q8GZJ3V9Y1T5R7N${String(index).padStart(4, '0')}`)
    expect(scanTicket(ids.join('\n')).map(({ text }) => text)).toEqual(ids)
    const before = performance.now()
    for (const piece of ['a', '@', 'a@', 'a.', 'a@a.', '0-', 'https://', 'cust_', 'account id', '\u0000\uffff', '"'])
      scanTicket(piece.repeat(MAX_TICKET / piece.length))
    expect(performance.now() - before).toBeLessThan(5_000)
  })

  test('whatever stands around them, an e-mail, a customer id and a UUID are found', () => {
    const around = fc.stringMatching(/^[ \n,;()"<>]{1,5}$/)
    const email = fc
      .tuple(fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/), fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/))
      .map(([local, host]) => `${local}@${host}.example`)
    const id = fc.stringMatching(/^cust_[0-9A-Z]{26}$/)
    const words = fc.stringMatching(/^[a-z ]{0,30}$/)
    fc.assert(
      fc.property(words, around, email, around, id, around, fc.uuid(), around, (text, a, one, b, two, c, three, d) => {
        const found = scanTicket(`${text}${a}${one}${b}${two}${c}${three}${d}${text}`).map((token) => token.text)
        expect(found).toEqual(expect.arrayContaining([one, two, three]))
      }),
    )
  })

  test('no text makes it fail, and no piece is there twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const keys = scanTicket(text).map((one) => `${one.kind} ${one.text}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
})

test.each([
  ['acme-42', false],
  ['Acme Data 42 GmbH', false],
  ['ada@north.example', false],
  ['  <ada@north.example> ', false],
  ['https://console.example/live/customers/cust_1', false],
  ['Ada <ada@north.example> asks', true],
  ['one\ntwo', true],
  ['one\n', false],
  ['x'.repeat(256), true],
])('%s is a ticket: %s', (text, expected) => expect(isTicket(text)).toBe(expected))
