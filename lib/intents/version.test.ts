import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { digest } from 'ohash'
import { describe, expect, test } from 'vitest'
import { customerVersion, quotedVersion, versionOf } from './version'

const ACME = {
  id: 'cust_1',
  externalId: 'acme-42',
  name: 'Acme',
  email: 'a@acme.test',
  status: 'published',
  metadata: { a: '1', b: '2' },
}

describe('a customer’s version (DS-1)', () => {
  test('is the same whenever the content is, whoever changed it last and in whatever order it comes', () => {
    const { metadata, ...rest } = ACME
    const other = { metadata: { b: '2', a: '1' }, ...rest, updatedAt: '2026-11-24T00:00:00Z', updatedBy: 'user_2', contact: '' }
    expect(customerVersion(other)).toBe(customerVersion(ACME))
    expect(customerVersion({ ...ACME, metadata: {} })).toBe(customerVersion({ ...ACME, metadata: undefined }))
  })

  test.each(['name', 'email', 'externalId', 'contact', 'addressLine2', 'addressCountry', 'timezone', 'status'] as const)(
    'is another when %s changes',
    (name) => expect(customerVersion({ ...ACME, [name]: 'x' })).not.toBe(customerVersion(ACME)),
  )

  test('is another for other metadata, however its texts are quoted', () => {
    const maps = fc.dictionary(fc.string({ unit: fc.constantFrom("'", '"', ',', ':', 'a', '{', '}', '\\') }), fc.string())
    fc.assert(
      fc.property(maps, maps, (one, other) => {
        const isEqual = customerVersion({ metadata: one }) === customerVersion({ metadata: other })
        const sorted = (map: object) => JSON.stringify(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)))
        expect(isEqual).toBe(sorted(one) === sorted(other))
      }),
    )
    expect(customerVersion({ metadata: { a: "x','b':'y" } })).not.toBe(customerVersion({ metadata: { a: 'x', b: 'y' } }))
  })

  test('a browser comes to the same one as the server, half characters included', async () => {
    const file = pathToFileURL('node_modules/ohash/dist/crypto/js/index.mjs').href
    const inBrowsers: { digest: typeof digest } = await import(/* @vite-ignore */ file)
    for (const name of ['', 'Ünïcødé 会社 🏢', '\ud800', 'x'.repeat(300)]) {
      const text = JSON.stringify({ name })
      expect(inBrowsers.digest(text)).toBe(digest(text))
    }
  })

  test('stands in If-Match in quotes, and nothing else does', () => {
    const version = customerVersion(ACME)
    expect(versionOf(quotedVersion(version))).toBe(version)
    for (const other of [null, '', '*', version, `W/"${version}"`, `"${version}", "${version}"`, '"x"'])
      expect(versionOf(other)).toBeUndefined()
  })
})
