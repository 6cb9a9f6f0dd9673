import { expect, test, vi } from 'vitest'
import { createQueryClient } from './query-client'

test('answers that nobody shows any more are kept for the way back, but not without end', async () => {
  const queryClient = createQueryClient()
  for (let page = 1; page <= 100; page++) {
    await queryClient.prefetchQuery({ queryKey: ['list', page], queryFn: async () => page })
  }
  const kept = queryClient.getQueryCache().getAll()
  expect(kept.length).toBeLessThanOrEqual(42)
  expect(queryClient.getQueryData(['list', 100])).toBe(100)
  expect(queryClient.getQueryData(['list', 90])).toBe(90)
  expect(queryClient.getQueryData(['list', 1])).toBeUndefined()
})

test('of a kind, such as the pages of a list, fewer are kept, and of other kinds no fewer for that', async () => {
  const queryClient = createQueryClient()
  const pageKey = (page: number) => ['live', 'customers', 'list', page]
  for (const id of ['a', 'b', 'c']) await queryClient.prefetchQuery({ queryKey: ['live', 'usage', id], queryFn: async () => id })
  for (let page = 1; page <= 100; page++) await queryClient.prefetchQuery({ queryKey: pageKey(page), queryFn: async () => page })
  const kept = queryClient.getQueriesData({ queryKey: ['live', 'customers', 'list'] })
  expect(kept.map(([, page]) => page)).toEqual([91, 92, 93, 94, 95, 96, 97, 98, 99, 100])
  expect(queryClient.getQueriesData({ queryKey: ['live', 'usage'] })).toHaveLength(3)
})

test('a mutation refreshes what it changes, and nothing else', async () => {
  const queryClient = createQueryClient()
  const ask = vi.fn(async () => 'answer')
  for (const queryKey of [['customers', 'one'], ['customers', 'list'], ['views']])
    await queryClient.prefetchQuery({ queryKey, queryFn: ask })
  const mutation = queryClient
    .getMutationCache()
    .build(queryClient, { mutationFn: async () => 'done', meta: { changes: [['customers']] } })
  await mutation.execute(undefined)
  const isStale = (key: string[]) => queryClient.getQueryState(key)?.isInvalidated
  expect([isStale(['customers', 'one']), isStale(['customers', 'list']), isStale(['views'])]).toEqual([true, true, false])
})
