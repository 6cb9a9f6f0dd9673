import { expect, test } from 'vitest'
import { lookOfQuery, withLook } from './look'
import { DEFAULT_THEME } from './theme'

test('what is asked for takes its place, the rest stays', () => {
  expect(withLook(DEFAULT_THEME, { mode: 'dark', brand: '#ff0000' })).toEqual({
    theme: { ...DEFAULT_THEME, mode: 'dark', brand: '#ff0000' },
    refused: [],
  })
})

test.each([
  [{ brand: 'red;}body{' }, ['brand']],
  [{ brand: 'url(//evil.test)', mode: 'dark' }, ['brand']],
  [{ font: '</style>' }, ['font']],
  [{ radius: '8px' }, ['radius']],
  [{ '--accent': '#ff0000' }, ['--accent']],
  [JSON.parse('{"__proto__":{"brand":"#ff0000"},"constructor":1}'), ['__proto__', 'constructor']],
  ['dark', ['theme']],
  [null, ['theme']],
  [[], ['theme']],
])('%j is refused as %j', (asked, refused) => {
  const read = withLook(DEFAULT_THEME, asked)
  expect(read.refused).toEqual(refused)
  expect(read.theme.brand).toBe(DEFAULT_THEME.brand)
  expect(Object.keys(read.theme)).toEqual(Object.keys(DEFAULT_THEME))
})

test('an address has the same members as text', () => {
  const query = new URLSearchParams('brand=%23ff0000&radius=4&lang=de&font=serif')
  expect(withLook(DEFAULT_THEME, lookOfQuery(query))).toEqual({
    theme: { ...DEFAULT_THEME, brand: '#ff0000', radius: 4, font: 'serif' },
    refused: [],
  })
  expect(withLook(DEFAULT_THEME, lookOfQuery(new URLSearchParams('radius=4px'))).refused).toEqual(['radius'])
})
