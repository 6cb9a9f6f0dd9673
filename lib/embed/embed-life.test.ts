import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ASK_EVERY_MS, EmbedLife } from './embed-life'
import type { FrameMessage } from './protocol'

let posted: FrameMessage['type'][] = []
const begin = (token: string | undefined) =>
  new EmbedLife(token, { post: ({ type }) => posted.push(type), now: () => Date.now() })

beforeEach(() => {
  posted = []
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

test('the host is told once that the token has ended, however many reads it ended in', () => {
  const life = begin('one')
  life.refused('one')
  life.refused('one')
  life.refused('one')
  vi.advanceTimersByTime(60_000)
  expect(posted).toEqual(['expired'])
  expect(life.phase).toBe('over')
})

test('a new token brings it to life, and a late refusal of the old one does not end it', () => {
  const life = begin('one')
  const changes = vi.fn()
  life.subscribe(changes)
  life.refused('one')
  life.given('two')
  life.refused('one')
  expect(life.phase).toBe('live')
  expect(life.token).toBe('two')
  expect(changes).toHaveBeenCalledTimes(2)
})

test('a host whose tokens do not work is not asked in a loop', () => {
  const life = begin('one')
  life.refused('one')
  for (let turn = 0; turn < 50; turn++) {
    life.given(`bad ${turn}`)
    life.refused(`bad ${turn}`)
  }
  expect(posted).toEqual(['expired'])
  vi.advanceTimersByTime(ASK_EVERY_MS)
  expect(life.askAgain()).toBe(true)
  expect(life.askAgain()).toBe(false)
  expect(posted).toEqual(['expired', 'expired'])
})

test('a token is asked for a minute ahead of the end', () => {
  const life = begin('one')
  life.endsIn(600_000)
  vi.advanceTimersByTime(539_999)
  expect(posted).toEqual([])
  vi.advanceTimersByTime(1)
  expect(posted).toEqual(['renew'])
  life.given('two')
  vi.advanceTimersByTime(600_000)
  expect(posted).toEqual(['renew'])
})

test('without a token it waits', () => {
  const life = begin(undefined)
  expect(life.phase).toBe('waiting')
  life.given('one')
  expect(life.phase).toBe('live')
})
