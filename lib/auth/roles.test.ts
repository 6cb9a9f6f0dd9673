import { expect, test } from 'vitest'
import { isScreenShared } from '@/lib/screen-share'
import { may, type Restriction, ROLES, roleMay, whyNot } from './roles'

const held = (role: string, restrictions: Restriction[]) =>
  (['customers:read', 'customers:write', 'customers:personal', 'customers:reveal', 'customers:export'] as const).filter(
    (permission) => may({ role, restrictions }, permission),
  )

test('a read-only installation takes the writes of customers from every role, and nothing else', () => {
  for (const role of ROLES) expect(held(role, ['read-only'])).toEqual(held(role, []).filter((one) => one !== 'customers:write'))
})

test('a shared screen takes from every role what would show or need personal fields', () => {
  expect(held('admin', ['screen-share'])).toEqual(['customers:read', 'customers:export'])
  for (const role of ROLES) expect(held(role, ['screen-share'])).not.toContain('customers:personal')
  expect(held('support', ['screen-share'])).toEqual(['customers:read'])
})

test('the role is told first, since nobody else can change it; then what holds for all', () => {
  expect(whyNot({ role: 'viewer', restrictions: ['read-only'] }, 'customers:write')).toBe('role')
  expect(whyNot({ role: 'editor', restrictions: ['read-only', 'screen-share'] }, 'customers:write')).toBe('read-only')
  expect(whyNot({ role: 'editor', restrictions: ['screen-share'] }, 'customers:write')).toBe('screen-share')
  expect(whyNot({ role: 'editor', restrictions: [] }, 'customers:write')).toBeUndefined()
  expect(roleMay('owner', 'customers:read')).toBe(false)
})

test.each([
  ['screen-share=on', true],
  ['theme=dark; screen-share=on; zone=utc', true],
  ['screen-share=whatever', true],
  ['screen-share=', false],
  ['my-screen-share=on', false],
  ['theme=dark', false],
  [null, false],
])('of the cookies %s a screen is shared: %s', (cookies, is) => expect(isScreenShared(cookies)).toBe(is))
