import { describe, expect, test } from 'vitest'
import { matchTemplate, pathSegments } from './request-path'

describe('request paths (1)', () => {
  test('an encoded slash stays inside its segment', () => {
    expect(pathSegments('/v1/customers/external/a%2Fb?expand=x/y#z')).toEqual(['v1', 'customers', 'external', 'a/b'])
  })

  test('a percent sign without an encoding is an error', () => {
    expect(() => pathSegments('/v1/customers/%zz')).toThrow(URIError)
  })

  test.each([
    ['/customers/{id}', ['customers', 'a'], { id: 'a' }],
    ['/customers/{id}', ['customers', ''], null],
    ['/customers/{id}', ['customers', 'a', ''], null],
    ['/customers/{id}/usage', ['customers', 'a', 'usage'], { id: 'a' }],
    ['/customers/{id}/usage', ['customers', 'a', 'grants'], null],
  ])('%s against %j', (template, segments, values) => {
    expect(matchTemplate(template, segments)).toEqual(values)
  })
})
