/** The outcome of a call: a value or an error, told apart by `ok`. */
export type Result<T, E = unknown> = { ok: true; value: T; error?: never } | { ok: false; value?: never; error: E }

export function OK<T>(value: T): Result<T, never> {
  return { ok: true, value }
}

export function ERR<E>(error: E): Result<never, E> {
  return { ok: false, error }
}
