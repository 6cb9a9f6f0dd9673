import { expect, test } from 'vitest'
import { EMBED_LANGUAGES } from './languages'
import { acceptedLanguages, directionOf, localeOf } from './locale'

const languages = EMBED_LANGUAGES

test('the host decides, then the browser, then the configuration', () => {
  const accepted = ['fr-CA', 'fr', 'en']
  expect(localeOf({ asked: 'de-CH', accepted, languages })).toEqual({ language: 'de', locale: 'de-CH' })
  expect(localeOf({ asked: null, accepted, languages })).toEqual({ language: 'fr', locale: 'fr-CA' })
  expect(localeOf({ asked: null, accepted: ['sv'], languages: ['es', 'en'] })).toEqual({ language: 'es', locale: 'es' })
})

test('a language without a region is written as the reader’s region does', () => {
  expect(localeOf({ asked: 'en', accepted: ['de', 'en-GB', 'en-US'], languages })).toEqual({ language: 'en', locale: 'en-GB' })
  expect(localeOf({ asked: 'en-US', accepted: ['en-GB'], languages })).toEqual({ language: 'en', locale: 'en-US' })
  expect(localeOf({ asked: 'de', accepted: ['en-GB'], languages })).toEqual({ language: 'de', locale: 'de' })
})

test('a language without texts, or one that the vendor did not choose, goes to the next', () => {
  expect(localeOf({ asked: 'sv', accepted: ['ja'], languages })).toEqual({ language: 'ja', locale: 'ja' })
  expect(localeOf({ asked: 'ja', accepted: [], languages: ['en', 'de'] })).toEqual({ language: 'en', locale: 'en' })
})

test.each(['de;}', '../de', 'de-u-nu-arab-x'.repeat(9), 'd', '<b>', 'de_DE', 'de-'])('%j is no language', (asked) => {
  expect(localeOf({ asked, accepted: [], languages })).toEqual({ language: 'en', locale: 'en' })
})

test('extensions do not reach the formats', () => {
  expect(localeOf({ asked: 'ar-EG-u-nu-latn', accepted: [], languages })).toEqual({ language: 'ar', locale: 'ar-EG' })
})

test('Accept-Language is read by its weights', () => {
  expect(acceptedLanguages('en;q=0.5, de-AT, de;q=0.9, *;q=0')).toEqual(['de-AT', 'de', 'en'])
  expect(acceptedLanguages(null)).toEqual([])
})

test('Arabic runs from right to left', () => {
  expect(EMBED_LANGUAGES.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar'])
})
