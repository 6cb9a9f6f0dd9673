import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskEmail, maskName, maskText } from './mask'

test.each([
  ['ada@north.example', 'a•••@n•••.example'],
  ['a@north.example', '•••@n•••.example'],
  ['billing+eu@mail.north.co.uk', 'b•••@m•••.uk'],
  ['"odd one"@x.test', '•••@•••.test'],
  ['not an address', 'n•••'],
  ['a@b@c.test', 'a•••'],
  ['', ''],
])('e-mail %s → %s', (email, masked) => expect(maskEmail(email)).toBe(masked))

test.each([
  ['Acme Robotics', 'A••• R•••'],
  ['Ñorthwind Games of the North', 'Ñ••• G••• •••'],
  ['שלום עולם', 'ש••• ע•••'],
  ['👩‍🚀 Astronauts', '••• A•••'],
  ['<script>alert(1)</script>', '•••'],
  ['\u202egnp.exe', '•••'],
  ['  ', '  '],
])('name %s → %s', (name, masked) => expect(maskName(name)).toBe(masked))

test('neither length nor anything after the first letter can be told from what is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      if (text.trim() === '') return
      expect(maskText(text)).toMatch(/^[\p{L}\p{N}]?\p{M}*•••$/u)
      expect(maskName(text).split(' ').length).toBeLessThanOrEqual(3)
    }),
  )
})
