import { expect, test } from 'vitest'
import { createHeightEcho } from './height-echo'

test('each new height is told once', () => {
  const isTold = createHeightEcho()
  expect([300, 300, 420, 420, 300].map((height, index) => isTold(height, index * 100))).toEqual([true, false, true, false, true])
})

test('a height that goes to and fro stops at the larger one', () => {
  const isTold = createHeightEcho()
  let frame = 0
  const told: number[] = []
  for (let turn = 0; turn < 100; turn++) {
    // The host: taller than 400 needs a bar, which takes width, which happens to make the content lower.
    const height = frame >= 420 ? 400 : 420
    if (isTold(height, turn * 16)) {
      frame = height
      told.push(height)
    }
  }
  expect(told.length).toBeLessThan(10)
  expect(told.at(-1)).toBe(420)
})

test('after that another height is told again', () => {
  const isTold = createHeightEcho()
  for (let turn = 0; turn < 100; turn++) isTold(turn % 2 ? 400 : 420, turn * 16)
  expect(isTold(400, 4_000)).toBe(false)
  expect(isTold(600, 5_000)).toBe(true)
  expect(isTold(400, 9_000)).toBe(true)
})
