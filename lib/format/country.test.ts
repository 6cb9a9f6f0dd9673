import { expect, test } from 'vitest'
import { countryAndCode, countryName } from './country'

test('a code is named in the language that is asked for', () => {
  expect(countryName('DK', 'en')).toBe('Denmark')
  expect(countryName('DK', 'de')).toBe('Dänemark')
})

test.each(['', 'dk', 'DNK', '<b>', 'X'])('%j is no code and stays as it is', (text) => expect(countryName(text, 'en')).toBe(text))

test('the code stands behind the name, and alone where there is no name', () => {
  expect(countryAndCode('DK', 'en')).toBe('Denmark (DK)')
  expect(countryAndCode('•••', 'en')).toBe('•••')
  expect(countryAndCode('QZ', 'en')).toBe('QZ')
})
