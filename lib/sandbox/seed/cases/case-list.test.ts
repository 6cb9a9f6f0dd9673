import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { caseList } from './case-list'

test('docs/sandbox.md lists every named customer', () => {
  const [, listed] =
    /<!-- named customers -->\n([\s\S]*?)\n?<!-- \/named customers -->/.exec(readFileSync('docs/sandbox.md', 'utf8')) ?? []
  expect(listed?.trim()).toBe(caseList())
})
