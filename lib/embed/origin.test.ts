import { expect, test } from 'vitest'
import { embedConfiguration, NEW_CONFIGURATION } from './configuration'
import { isHostOrigin } from './origin'

test.each([
  'https://portal.example',
  'https://portal.example:8443',
  'https://a-b.c.example',
  'https://xn--bcher-kva.example',
  'https://192.0.2.1',
  'http://localhost:3001',
  'http://host.localhost:3001',
  'http://127.0.0.2:3001',
  'http://[::1]:3001',
])('%s may frame a widget', (origin) => expect(isHostOrigin(origin)).toBe(true))

test.each([
  '',
  '*',
  'https://*',
  'https://*.example',
  'https://portal.*',
  'null',
  "'self'",
  "'none'",
  'https:',
  'https://',
  'portal.example',
  '//portal.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc',
  'ftp://portal.example',
  'http://portal.example',
  'http://localhost.evil.example',
  'https://portal.example/',
  'https://portal.example/path',
  'https://portal.example?x',
  'https://portal.example#x',
  'https://user@portal.example',
  'https://user:pass@portal.example',
  'https://portal.example:443',
  'https://Portal.example',
  'HTTPS://portal.example',
  'https://portal.example ',
  ' https://portal.example',
  "https://portal.example; script-src 'unsafe-inline'",
  "https://portal.example 'self'",
  'https://portal.example,https://evil.example',
  'https://portal.example\nhttps://evil.example',
  'https://bücher.example',
  'https://portal..example',
  'https://.example',
  'https://portal.example:99999',
  `https://${'a.'.repeat(200)}example`,
])('%j may not', (origin) => {
  expect(isHostOrigin(origin)).toBe(false)
  expect(embedConfiguration.safeParse({ ...NEW_CONFIGURATION, name: 'x', origins: [origin] }).success).toBe(false)
})

test.each([
  ['a theme that is more than a colour', { theme: { ...NEW_CONFIGURATION.theme, brand: 'red;}body{background:url(//evil)' } }],
  ['a colour by name', { theme: { ...NEW_CONFIGURATION.theme, brand: 'red' } }],
  ['a font of its own', { theme: { ...NEW_CONFIGURATION.theme, font: 'Comic Sans' } }],
  ['a token that is none', { theme: { ...NEW_CONFIGURATION.theme, css: '</style>' } }],
  ['a link that runs', { links: { upgrade: 'javascript:alert(1)', contact: null } }],
  ['a link in clear text', { links: { upgrade: 'http://portal.example', contact: null } }],
  ['a link that reads as another', { links: { upgrade: 'https://bank.example@evil.example', contact: null } }],
  ['no widget', { widgets: [] }],
  ['a widget twice', { widgets: ['usage', 'usage'] }],
  ['a language without texts', { languages: ['xx'] }],
  ['a zone that is none', { timeZone: 'Nowhere/City' }],
  ['an origin twice', { origins: ['https://a.example', 'https://a.example'] }],
])('a configuration with %s is refused (EM-13)', (_, members) => {
  expect(embedConfiguration.safeParse({ ...NEW_CONFIGURATION, name: 'x' }).success).toBe(true)
  expect(embedConfiguration.safeParse({ ...NEW_CONFIGURATION, name: 'x', ...members }).success).toBe(false)
})
