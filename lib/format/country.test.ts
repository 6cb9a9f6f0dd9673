import { expect, test } from 'vitest'
import { countryName } from './country'

test('a code is named in the language that is asked for', () => {
  expect(countryName('DK', 'en')).toBe('Denmark')
  expect(countryName('DK', 'de')).toBe('Dänemark')
})

test.each(['', 'dk', 'DNK', '<b>', 'X'])('%j is no code and stays as it is', (text) => expect(countryName(text, 'en')).toBe(text))
