import { expect, test } from 'vitest'
import { provideStore, type Store, store } from '@/lib/store/store'
import { embedWorld, newEmbed } from './fixtures/embed-world'
import { embedAt, frameAncestors, hasTokenInQuery } from './framing'

const world = embedWorld()
const framers = async (members: Parameters<typeof newEmbed>[1]) => {
  const { configId } = await newEmbed(world, members)
  return frameAncestors({ configId, isPreview: false })
}

test('exactly the origins of the configuration may frame its widgets, and nobody where there are none (EM-9)', async () => {
  expect(await framers({ origins: ['https://a.example'] })).toBe('https://a.example')
  expect(await framers({ origins: ['https://a.example:8443', 'http://localhost:3001'] })).toBe(
    'https://a.example:8443 http://localhost:3001',
  )
  expect(await framers({ origins: [] })).toBe("'none'")
  expect(await framers({ origins: ['https://a.example'], isEnabled: false })).toBe("'none'")
  expect(await frameAncestors({ configId: 'emb_unknown', isPreview: false })).toBe("'none'")
})

test('a preview is framed by the console alone', async () => {
  const { configId } = await newEmbed(world)
  expect(await frameAncestors({ configId, isPreview: true })).toBe("'self'")
})

test('nobody may while the store does not answer', async () => {
  const { configId } = await newEmbed(world)
  const real = store()
  const broken = new Proxy(
    {},
    {
      get: () => () => {
        throw new Error('down')
      },
    },
  )
  provideStore({ database: broken as Store['database'], close: async () => undefined })
  expect(await frameAncestors({ configId, isPreview: false })).toBe("'none'")
  provideStore({ database: real, close: async () => undefined })
})

test.each([
  ['/embed/emb_1/usage', { configId: 'emb_1', isPreview: false }],
  ['/embed/emb_1/usage/preview', { configId: 'emb_1', isPreview: true }],
  ['/embed/emb_1', { configId: 'emb_1', isPreview: false }],
  ['/embed/preview/usage', { configId: 'preview', isPreview: false }],
  ['/embed/emb_1/preview', { configId: 'emb_1', isPreview: false }],
  ['/embed/emb_1/usage/previews', { configId: 'emb_1', isPreview: false }],
  ['/embed/', undefined],
  ['/embed.js', undefined],
  ['/embedded/emb_1/usage', undefined],
  ['/embed/../sandbox/customers', undefined],
  ['/embed/%2e%2e/usage', undefined],
  ['/sandbox/embed/emb_1/usage', undefined],
  ['/api/embed/emb_1/usage', undefined],
])('%s', (pathname, expected) => expect(embedAt(pathname)).toEqual(expected))

test('a token in a query is seen, a state of a page is not', () => {
  for (const name of ['t', 'token', 'access_token', 'jwt'])
    expect(hasTokenInQuery(new URLSearchParams({ [name]: 'x' }))).toBe(true)
  expect(hasTokenInQuery(new URLSearchParams('theme=dark&lang=de'))).toBe(false)
})
