import { expect, test } from 'vitest'
import { readableLine } from './log-line'

const line = (entry: object) => JSON.stringify({ time: '2026-11-22T09:41:07.000Z', ...entry })

test('warnings and errors are said in words', () => {
  expect(readableLine(line({ level: 40, environment: 'live', state: 'open', msg: 'billing API breaker' }))).toBe(
    'Warning: billing API breaker (environment live, state open)',
  )
  expect(readableLine(line({ level: 60, msg: 'the store did not close' }))).toBe('Error: the store did not close')
})

test('what is for the record alone is not shown to people', () =>
  expect(readableLine(line({ level: 30, entries: 3, head: 'f00d', msg: 'audit' }))).toBeUndefined())

test.each(['GET / 200 in 12ms', '', '{', '{"a":1}', '{"level":"30","msg":"x"}'])('%j is no entry and stays as it is', (text) =>
  expect(readableLine(text)).toBe(text),
)
