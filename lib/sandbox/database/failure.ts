import { ApiError } from '@/lib/sandbox/http/api-error'

/**
 * What a statement's failure means to a caller: a value Postgres refuses (SQLSTATE class 22) is the caller's mistake, anything else
 * of Postgres is a `database_error`. Null when the error is not the database's.
 */
export function databaseFailure(error: unknown): ApiError | null {
  const state = sqlState(error)
  if (!state) return null
  if (state.startsWith('22'))
    return new ApiError('validation_error', 'The database cannot read one of the values', { sqlstate: state })
  return new ApiError('database_error', 'The database refused the operation', { sqlstate: state })
}

/** The five characters Postgres names a failure by, wherever the driver's error wraps them. */
export function sqlState(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if ('code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)) return error.code
  return sqlState(error.cause)
}
