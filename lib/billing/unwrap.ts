import type { Result } from './result'

/**
 * The value of a call, for callers that catch rather than look at `ok` (React Query, scripts).
 * @throws the error of a failed result, unchanged.
 */
export async function unwrap<T>(call: PromiseLike<Result<T, unknown>>): Promise<T> {
  const result = await call
  if (!result.ok) throw result.error
  return result.value
}
