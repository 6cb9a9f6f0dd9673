import { expect, test } from 'vitest'
import { httpsLink } from './https-link'

test.each(['https://crm.example/customers/42?tab=a#b', 'HTTPS://crm.example/'])('%s is a link', (text) =>
  expect(httpsLink(text)).toBeDefined(),
)

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//https://x.example',
  'data:text/html,<script>alert(1)</script>',
  'http://crm.example/',
  ' https://crm.example/',
  'https://crm.example/ and more',
  'https://bank.example@evil.example/',
  'https://user:secret@crm.example/',
  'https:\\\\evil.example',
  'https://',
  'https://localhost/admin',
  'see https://crm.example/',
  '',
])('%j stays text', (text) => expect(httpsLink(text)).toBeUndefined())
