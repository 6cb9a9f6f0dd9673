import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applied,
  type Change,
  type Content,
  changesBetween,
  contentOf,
  keyOf,
  metadataOf,
  type Place,
  placeOfKey,
  requestOf,
} from './content'
import { anyContent } from './fixtures/any-content'

const sorted = (content: Content) => [...content].sort()

describe('comparing', () => {
  test('applying what differs makes one of the other', () =>
    fc.assert(
      fc.property(anyContent, anyContent, (before, after) => {
        expect(sorted(applied(changesBetween(before, after), before))).toEqual(sorted(after))
      }),
    ))

  test('nothing differs from itself', () =>
    fc.assert(fc.property(anyContent, (content) => void expect(changesBetween(content, content)).toEqual([]))))

  test('each change is an addition, a removal or another text', () => {
    const before = contentOf({ name: 'Acme', contact: '1', metadata: { tier: 'a', gone: 'x' } })
    const after = contentOf({ name: 'Acme', contact: '', metadata: { tier: 'b', fresh: '' } })
    expect(changesBetween(before, after)).toEqual<Change[]>([
      { place: 'contact', before: '1' },
      { place: 'metadata.tier', before: 'a', after: 'b' },
      { place: 'metadata.gone', before: 'x' },
      { place: 'metadata.fresh', after: '' },
    ])
  })

  test('a field that was never given and an empty one are the same', () =>
    expect(contentOf({ name: 'Acme', email: '' })).toEqual(contentOf({ name: 'Acme', metadata: {} })))
})

describe('what is sent', () => {
  test('only what differs; metadata not at all when no key does', () => {
    const before = contentOf({ name: 'Acme', email: 'a@acme.example', metadata: { tier: 'a' } })
    expect(requestOf(before, contentOf({ name: 'Acme 2', email: 'a@acme.example', metadata: { tier: 'a' } }))).toEqual({
      name: 'Acme 2',
    })
    expect(requestOf(before, before)).toEqual({})
  })

  test('a cleared field as empty text, and the whole map for one key', () => {
    const before = contentOf({ name: 'Acme', contact: '1', metadata: { tier: 'a', keep: 'k' } })
    expect(requestOf(before, contentOf({ name: 'Acme', metadata: { keep: 'k' } }))).toEqual({
      contact: '',
      metadata: { keep: 'k' },
    })
  })

  test('the last key removed empties the map rather than leaving it', () =>
    expect(requestOf(contentOf({ metadata: { a: '1' } }), contentOf({}))).toEqual({ metadata: {} }))

  test('what it does to the API’s record is what was wanted, whatever the keys are called', () =>
    fc.assert(
      fc.property(anyContent, anyContent, (before, after) => {
        const { metadata, ...texts } = requestOf(before, after)
        const record = new Map(before)
        for (const [field, text] of Object.entries(texts))
          text === '' ? record.delete(field as Place) : record.set(field as Place, String(text))
        if (metadata) {
          for (const place of record.keys()) if (keyOf(place) !== undefined) record.delete(place)
          for (const [key, text] of Object.entries(metadata)) record.set(placeOfKey(key), text)
        }
        expect(sorted(record)).toEqual(sorted(after))
      }),
    ))

  test('a key named __proto__ is a key, and no prototype changes', () => {
    const metadata = metadataOf(new Map([[placeOfKey('__proto__'), 'polluted']]))
    expect(Object.getPrototypeOf(metadata)).toBe(Object.prototype)
    expect(Object.entries(metadata)).toEqual([['__proto__', 'polluted']])
    expect(JSON.stringify(metadata)).toBe('{"__proto__":"polluted"}')
    expect({}).not.toHaveProperty('polluted')
  })
})
