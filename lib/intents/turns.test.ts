import { expect, test } from 'vitest'
import { Turns } from './turns'

const forever = new AbortController().signal
const gate = () => {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

test('one name at a time, in order; another name does not wait', async () => {
  const [turns, first] = [new Turns(), gate()]
  const order: string[] = []
  const all = [
    turns.take('a', 1_000, forever, async () => {
      await first.opened
      order.push('first')
    }),
    turns.take('a', 1_000, forever, async () => order.push('second')),
    turns.take('a', 1_000, forever, async () => order.push('third')),
  ]
  await turns.take('b', 1_000, forever, async () => order.push('other'))
  first.open()
  await Promise.all(all)
  expect(order).toEqual(['other', 'first', 'second', 'third'])
})

test('who waited too long or went away is not served, and nobody behind is held up', async () => {
  const [turns, first, away] = [new Turns(), gate(), new AbortController()]
  const holder = turns.take('a', 1_000, forever, () => first.opened)
  const late = turns.take('a', 1, forever, async () => 'served')
  const gone = turns.take('a', 1_000, away.signal, async () => 'served')
  const last = turns.take('a', 1_000, forever, async () => 'served')
  away.abort()
  expect([await late, await gone]).toEqual([undefined, undefined])
  first.open()
  await holder
  expect(await last).toBe('served')
})

test('a task that fails leaves its place', async () => {
  const turns = new Turns()
  await expect(turns.take('a', 1, forever, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await turns.take('a', 1, forever, async () => 'served')).toBe('served')
})
