import type { NamedCase } from './named-case'

/** Records that are hard to show, sort, encode or escape. */
export const RECORD_CASES: readonly NamedCase[] = [
  { externalId: 'no-email', name: 'Case: no e-mail', about: 'no e-mail', customer: { email: '', metadata: { tier: 'free' } } },
  { externalId: 'null-metadata', name: 'Case: metadata never set', about: 'metadata null', customer: { metadata: null } },
  { externalId: 'empty-metadata', name: 'Case: metadata emptied', about: 'metadata {}', customer: { metadata: {} } },
  {
    externalId: 'many-metadata',
    name: 'Case: 50 metadata keys',
    about: '50 metadata keys',
    customer: {
      metadata: Object.fromEntries(
        Array.from({ length: 50 }, (_, index) => [`key_${String(index).padStart(2, '0')}`, `value ${index}`]),
      ),
    },
  },
  {
    externalId: 'archived-only',
    name: 'Case: archived',
    about: 'archived',
    customer: { status: 'archived', metadata: { tier: 'starter' } },
  },
  {
    externalId: 'twin',
    key: 'twin archived',
    name: 'Case: archived, its external id used again',
    about: 'archived; its external id belongs to another now',
    customer: { status: 'archived' },
  },
  { externalId: 'twin', name: 'Case: reuses an archived external id', about: 'has an archived twin with the same external id' },
  { externalId: 'id/with/slashes', name: 'Case: slashes in the external id', about: 'slashes in the external id' },
  {
    externalId: 'id?with=query&more',
    name: 'Case: a question mark in the external id',
    about: 'a question mark in the external id',
  },
  { externalId: 'id#with-hash', name: 'Case: a hash in the external id', about: 'a hash in the external id' },
  { externalId: 'id%2Fwith%percent', name: 'Case: percent signs in the external id', about: 'percent signs in the external id' },
  {
    externalId: 'id with spaces + plus',
    name: 'Case: spaces and a plus in the external id',
    about: 'spaces and a plus in the external id',
  },
  { externalId: 'id,with,commas', name: 'Case: commas in the external id', about: 'commas in the external id' },
  { externalId: 'usage', name: 'Case: an external id that is a path of the API', about: 'the external id is a path of the API' },
  {
    externalId: 'x'.repeat(255),
    name: 'N'.repeat(255),
    about: '255 characters wherever they are allowed',
    customer: {
      email: `${'e'.repeat(60)}@${'d'.repeat(60)}.${'d'.repeat(60)}.example`,
      contact: '0'.repeat(20),
      addressLine1: 'L'.repeat(255),
      addressLine2: 'l'.repeat(255),
      addressCity: 'C'.repeat(100),
      addressState: 'S'.repeat(100),
      addressPostalCode: '9'.repeat(20),
      addressCountry: 'GB',
      metadata: { ['k'.repeat(255)]: 'v'.repeat(2000) },
    },
  },
  {
    externalId: 'rtl-name',
    name: 'شركة المثال للبرمجيات',
    about: 'a name and address that read right to left',
    customer: { addressLine1: 'شارع الشيخ زايد 12', addressCity: 'دبي', addressCountry: 'AE', timezone: 'Asia/Dubai' },
  },
  {
    externalId: 'emoji-name',
    name: '🦊 Fox & 👩‍👩‍👧‍👦 Family 🏳️‍🌈',
    about: 'emoji made of several characters',
    customer: { metadata: { '🔑': '🗝️' } },
  },
  {
    externalId: 'like-wildcards',
    name: '100%_sure\\maybe',
    about: 'a name of the signs a search must take as they are',
    customer: { metadata: { note: 'contains takes % _ and \\ as they are' } },
  },
  {
    externalId: 'hostile-script',
    name: '<script>alert(1)</script>',
    about: 'markup in every field',
    customer: {
      addressLine1: '<img src=x onerror=alert(1)>',
      addressLine2: '"><svg onload=alert(1)>',
      addressCity: "'-alert(1)-'",
      addressState: '{{7*7}}',
      contact: '<b>1</b>',
      metadata: { '<img src=x onerror=alert(1)>': '"><svg onload=alert(1)>', website: 'javascript:alert(1)' },
    },
  },
  {
    externalId: 'hostile-formula',
    name: '=HYPERLINK("https://evil.example","click")',
    about: 'spreadsheet formulas in every field',
    customer: {
      addressLine1: "+cmd|'/C calc'!A0",
      addressLine2: '@SUM(1+1)*cmd',
      addressCity: '-2+3',
      contact: '=1+1',
      metadata: { '=1+1': '\t=1+1' },
    },
  },
  {
    externalId: 'hostile-bidi',
    name: 'invoice\u202Efdp.exe \u2066hidden\u2069',
    about: 'invisible characters that turn text around',
    customer: { metadata: { '\u200Bzero\u200Bwidth': 'line\nbreak' } },
  },
  {
    externalId: '"><b>hostile</b>\'; DROP TABLE customers;--',
    name: 'Case: markup and SQL in the external id',
    about: 'markup and SQL in the external id',
  },
]
