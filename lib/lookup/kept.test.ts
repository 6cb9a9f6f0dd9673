import { expect, test } from 'vitest'
import { forgetKept } from './forget-kept'
import { keptIn, MAX_PINNED, MAX_RECENT, type Storage } from './kept'

const memory = (): Storage & { text: () => string } => {
  const all = new Map<string, string>()
  return {
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
    text: () => JSON.stringify([...all]),
  }
}

test('the last ones opened come first, each once, of each environment by itself', () => {
  const storage = memory()
  const kept = keptIn(storage, 'ada')
  for (const id of ['cust_1', 'cust_2', 'cust_1']) kept.visit('live', id)
  kept.pin('live', 'cust_3', true)
  kept.visit('sandbox', 'cust_9')
  expect(kept.of('live')).toEqual({ recent: ['cust_1', 'cust_2'], pinned: ['cust_3'] })
  kept.pin('live', 'cust_3', false)
  expect(kept.of('live').pinned).toEqual([])
  expect(kept.of('sandbox')).toEqual({ recent: ['cust_9'], pinned: [] })
})

test('no more than twenty of each', () => {
  const kept = keptIn(memory(), 'ada')
  for (let number = 0; number < 60; number++) {
    kept.visit('live', `cust_${number}`)
    kept.pin('live', `cust_${number}`, true)
  }
  expect([kept.of('live').recent.length, kept.of('live').pinned.length]).toEqual([MAX_RECENT, MAX_PINNED])
  expect(kept.of('live').recent[0]).toBe('cust_59')
})

test('another person sees none of them and takes their place; sign-out forgets all', () => {
  const storage = memory()
  keptIn(storage, 'ada').visit('live', 'cust_1')
  const grace = keptIn(storage, 'grace')
  expect(grace.of('live').recent).toEqual([])
  grace.visit('live', 'cust_2')
  expect(storage.text()).not.toContain('cust_1')
  forgetKept(storage)
  expect(storage.text()).toBe('[]')
})

test.each(['', '{', 'null', '{"person":"ada"}', '{"person":"ada","environments":{"live":{"pinned":["../x"],"recent":[]}}}'])(
  'what stands there and is none of ours (%s) counts as nothing',
  (text) => {
    const storage = memory()
    storage.setItem('customers-kept', text)
    expect(keptIn(storage, 'ada').of('live')).toEqual({ pinned: [], recent: [] })
  },
)
