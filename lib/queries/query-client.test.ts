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
