import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeCell, textOfCell } from './csv-cell'

test.each([
  '=1+1',
  '+1',
  '-1+cmd|calc',
  '@SUM(A1)',
  ' =1',
  '\t=1',
  '\u00a0=1',
  '"=1',
  '\r',
  '\n1',
  '\0',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  "'=1",
  ' \t x',
  '\ufeff=1',
])('%j gets an apostrophe (BR-4)', (text) => {
  expect(safeCell(text)).toBe(`'${text}`)
})

test.each(['Acme', 'a=b', '1-2', 'x@y.example', '', ' spaced', '"quoted"', '(-1)'])('%j stays as it is', (text) => {
  expect(safeCell(text)).toBe(text)
})

test('every text comes back, and none begins with what is evaluated (BR-4)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(textOfCell(safeCell(text))).toBe(text)
      expect(safeCell(text)).not.toMatch(/^[\s"]*[=+\-@\t\r\0＝＋－＠]/)
    }),
  )
})
