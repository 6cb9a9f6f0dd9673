import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apiDocs, FILE } from './api-docs'

test('docs/api.md is what the table says; `npm run docs:api` writes it', () => {
  expect(readFileSync(FILE, 'utf8')).toBe(apiDocs())
})
