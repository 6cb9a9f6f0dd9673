import { expect, test } from 'vitest'
import { NEW_CONFIGURATION } from './configuration'
import { configurationOf, draftOf, faultsOf } from './configuration-draft'
import { DEFAULT_THEME } from './theme'

const whole = {
  ...NEW_CONFIGURATION,
  name: 'Portal',
  origins: ['https://a.example', 'http://localhost:3001'],
  languages: ['de' as const, 'en' as const, 'ar' as const],
  links: { upgrade: 'https://a.example/plans', contact: null },
  hiddenFeatures: ['secret-beta', 'feat_2'],
  timeZone: 'Europe/Berlin',
}

test('a configuration comes back from its form as it was', () => {
  expect(configurationOf(draftOf(whole), DEFAULT_THEME)).toEqual(whole)
  expect(faultsOf(whole).size).toBe(0)
})

test('an address out of the browser’s bar becomes its origin; what is no origin stays to be seen', () => {
  const origins = ' https://Portal.example/ \n\nhttps://portal.example\nhttps://*.example/\nhttps://portal.example/billing'
  const configuration = configurationOf({ ...draftOf(whole), origins }, DEFAULT_THEME)
  expect(configuration.origins).toEqual(['https://portal.example', 'https://*.example/', 'https://portal.example/billing'])
  expect(faultsOf(configuration).get('origins')).toBe('https://*.example/')
})

test('each field that cannot be saved is named, once, with its value where it is one of several', () => {
  const faults = faultsOf(
    configurationOf(
      {
        ...draftOf(whole),
        name: ' ',
        widgets: [],
        upgrade: 'javascript:alert(1)',
        timeZone: 'Nowhere',
        hiddenFeatures: `ok\n${'x'.repeat(300)}`,
      },
      DEFAULT_THEME,
    ),
  )
  expect([...faults.keys()].sort()).toEqual(['hiddenFeatures', 'name', 'timeZone', 'upgrade', 'widgets'])
  expect(faults.get('hiddenFeatures')).toBe('x'.repeat(300))
})

test('the fallback stands first, and is among the languages whatever the boxes say', () => {
  const draft = { ...draftOf(whole), fallback: 'ja' as const, languages: ['ar' as const, 'en' as const] }
  expect(configurationOf(draft, DEFAULT_THEME).languages).toEqual(['ja', 'en', 'ar'])
})
