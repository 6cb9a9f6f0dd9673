/** Quantities are decimal text from the wire to the screen. This reads the code for ways in which one could become a double. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'app', 'components', 'lib'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => existsSync(file) && /\.tsx?$/.test(file) && !/\.test\.ts$|^lib\/(sandbox|billing)\//.test(file))
const holding = (pattern: RegExp, within: RegExp) =>
  files.filter((file) => within.test(file)).filter((file) => pattern.test(readFileSync(file, 'utf8')))

/** Where quantities are handled. */
const QUANTITIES =
  /^(components\/(entitlements|usage|grants)\/|components\/ui\/(quantity|limit-\w+)|lib\/(usage|grants)\/|lib\/format\/decimal)/

describe('no quantity becomes a double', () => {
  test('the files are there', () => expect(files.filter((file) => QUANTITIES.test(file)).length).toBeGreaterThan(5))
  test('by Number, parseFloat, parseInt or a unary plus', () =>
    expect(holding(/\bNumber\(|\bparse(Float|Int)\(|[=(,?:]\s*\+\s*[a-z]\w*\.?/, QUANTITIES)).toEqual([]))
  test('by arithmetic of the library outside decimal.ts', () =>
    expect(holding(/\.toNumber\(|from 'big\.js'/, /./)).toEqual(['lib/format/decimal.ts']))
  test('by the members that hold the nearest double instead of the digits', () =>
    expect(
      holding(/\.(credits|usageLimit|totalLimit|threshold)\b(?!Exact)|\b(credits|usageLimit|totalLimit)\s*[,}]\s*(=|of\b)/, /./),
    ).toEqual([]))
  test('by the percentage of the API, which is a fraction or 100', () => expect(holding(/\busagePercent\b/, /./)).toEqual([]))
})
