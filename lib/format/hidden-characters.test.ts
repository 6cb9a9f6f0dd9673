import { expect, test } from 'vitest'
import { piecesOf } from './hidden-characters'

const seen = (text: string) =>
  piecesOf(text)
    .map(({ text, isHidden }) => (isHidden ? `[${text}]` : text))
    .join('')

test.each([
  ['a file that poses as another', 'invoice\u202Efdp.exe', 'invoice[U+202E]fdp.exe'],
  ['a space of no width', 'acme\u200b.example', 'acme[U+200B].example'],
  ['NUL and escape', 'a\u0000b\u001b[31m', 'a[U+0000]b[U+001B][31m'],
  ['an isolate', '\u2066x\u2069', '[U+2066]x[U+2069]'],
])('%s is shown', (_, text, expected) => expect(seen(text)).toBe(expected))

test.each(['Acme', 'شركة المثال', '👩‍👩‍👧 Family', 'می‌خواهم', 'line\nbreak\tand tab', '', 'Ñorthwind'])(
  '%j is left alone',
  (text) => expect(seen(text)).toBe(text),
)
