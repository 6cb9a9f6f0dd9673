import { expect, test } from 'vitest'
import { batchedRead } from './batched-read'

/** Rows that change under the reader's eyes; each statement waits until it is let go, and sees what was there when it was sent. */
function table() {
  const rows = new Map([
    ['a', 'A'],
    ['b', 'B'],
  ])
  const statements: { keys: string[]; answer(): void; fail(error: Error): void }[] = []
  const read = batchedRead(
    (keys: string[]) =>
      new Promise<Map<string, string>>((resolve, reject) => {
        const seen = new Map([...rows].filter(([key]) => keys.includes(key)))
        statements.push({ keys, answer: () => resolve(seen), fail: reject })
      }),
  )
  return { rows, statements, read }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('what is asked for in one turn is one statement, and each gets the row of its own key', async () => {
  const { statements, read } = table()
  const asked = ['a', 'b', 'a', 'nobody'].map(read)
  await turn()
  expect(statements.map(({ keys }) => keys)).toEqual([['a', 'b', 'nobody']])
  statements[0]?.answer()
  expect(await Promise.all(asked)).toEqual(['A', 'B', 'A', undefined])
})

test('a row is never one that was read before it was asked for, however long that takes (AU-4)', async () => {
  const { rows, statements, read } = table()
  const before = read('a')
  await turn()
  rows.delete('a')
  const after = read('a')
  await turn()
  expect(statements).toHaveLength(2)
  statements[1]?.answer()
  expect(await after).toBeUndefined()
  statements[0]?.answer()
  expect(await before).toBe('A')
})

test('a failure is that of those who asked with it, and is forgotten', async () => {
  const { statements, read } = table()
  const failing = Promise.allSettled([read('a'), read('b')])
  await turn()
  const another = read('b')
  await turn()
  const error = new Error('the connection broke')
  statements[0]?.fail(error)
  statements[1]?.answer()
  expect(await failing).toEqual([
    { status: 'rejected', reason: error },
    { status: 'rejected', reason: error },
  ])
  expect(await another).toBe('B')
  const again = read('a')
  await turn()
  statements[2]?.answer()
  expect(await again).toBe('A')
})

test('a read that cannot even begin fails for whoever asked, and not the process', async () => {
  let isOpen = false
  const read = batchedRead((keys: string[]) => {
    if (!isOpen) throw new Error('not open')
    return Promise.resolve(new Map(keys.map((key) => [key, 'there'])))
  })
  await expect(read('a')).rejects.toThrow('not open')
  isOpen = true
  expect(await read('a')).toBe('there')
})
