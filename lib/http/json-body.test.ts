import { describe, expect, test } from 'vitest'
import { readJsonBody } from './json-body'

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://c.test/', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

/** A body whose length nobody announced, in pieces. */
const pieces = (size: number, count: number) =>
  new Request('http://c.test/', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < count; sent++) controller.enqueue(new Uint8Array(size).fill(0x20))
        controller.close()
      },
    }),
    duplex: 'half',
  } as RequestInit)

const refusalOf = async (request: Request, maxBytes = 20) => {
  const body = await readJsonBody(request, maxBytes)
  return body.ok ? undefined : body.refusal.status
}

describe('a JSON body (PX-7)', () => {
  test('exactly as long as it may be is read', async () => {
    expect(await readJsonBody(post('{"a":"1234567890ab"}'), 20)).toEqual({ ok: true, value: { a: '1234567890ab' } })
  })
  test('a byte more is refused', async () => expect(await refusalOf(post('{"a":"1234567890abc"}'))).toBe(413))
  test('so is one that grows while it arrives', async () => expect(await refusalOf(pieces(8, 3))).toBe(413))
  test('one shorter than announced is refused', async () =>
    expect(await refusalOf(post('{}', { 'content-length': '12' }))).toBe(400))
  test('one that is not JSON is refused', async () => expect(await refusalOf(post('{'))).toBe(400))
  test('an empty one is refused', async () => expect(await refusalOf(post(''))).toBe(400))
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'of type %j it is refused',
    async (type) => expect(await refusalOf(post('{}', { 'content-type': type }))).toBe(415),
  )
  test('its type may name a charset', async () => {
    expect(await refusalOf(post('{}', { 'content-type': 'Application/JSON; charset=utf-8' }))).toBeUndefined()
  })
})

describe('what a JSON body holds (PX-8)', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
  test('32 lists in each other are read', async () => expect(await refusalOf(post(nested(32)), 100)).toBeUndefined())
  test('33 are not', async () => expect(await refusalOf(post(nested(33)), 100)).toBe(400))
  test('nor are 100,000', async () => expect(await refusalOf(post(nested(100_000)), 1_000_000)).toBe(400))
  test.each(['{"__proto__":{"admin":true}}', '{"a":[{"constructor":1}]}'])('a name in %s is refused', async (body) => {
    expect(await refusalOf(post(body), 100)).toBe(400)
    expect(({} as { admin?: unknown }).admin).toBeUndefined()
  })
})
