import { expect, test } from 'vitest'
import { tokenSession } from './token-session'

const shell = { widgets: ['usage' as const, 'grants' as const] }
const tokenOf = (claims: unknown) => `bce_e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`
const claims = { aud: 'embed', scope: ['next', 'grants', 'usage'], origins: ['https://portal.example'], exp: 1_800_000_000 }

test('a token says what it shows of what the configuration has, who may frame it and when it ends', () => {
  expect(tokenSession(tokenOf(claims), shell)).toEqual({
    kind: 'session',
    widgets: ['usage', 'grants'],
    origins: ['https://portal.example'],
    endsAt: 1_800_000_000_000,
  })
})

test('one of staff says so', () => {
  expect(tokenSession(tokenOf({ ...claims, aud: 'embed-preview' }), shell)).toMatchObject({ kind: 'preview' })
})

test.each([
  ['nothing', undefined],
  ['another text', `bce_${'x'.repeat(40)}`],
  ['no claims', tokenOf(null)],
  ['a claim of another type', tokenOf({ ...claims, origins: 'https://portal.example' })],
  ['a claim too few', tokenOf({ ...claims, exp: undefined })],
])('%s says nothing', (_, token) => {
  expect(tokenSession(token, shell)).toBeUndefined()
})
