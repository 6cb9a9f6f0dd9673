import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { PasswordChange } from '@/lib/auth/credentials'
import type { OpenSession } from '@/lib/auth/sessions'
import { routes } from '@/lib/routes'
import { ask } from './own-routes'

export interface Sessions {
  sessions: OpenSession[]
  /** The id of the one that asks. */
  current: string
}

export const accountKeys = {
  sessions: () => ['account', 'sessions'] as const,
}

export const accountQueries = {
  sessions: () =>
    queryOptions({
      queryKey: accountKeys.sessions(),
      queryFn: ({ signal }) => ask<Sessions>(routes.api.ownSessions(), { signal }),
    }),
}

const changesSessions = { changes: [accountKeys.sessions()] }

export const accountMutations = {
  changePassword: () =>
    mutationOptions({
      mutationFn: (change: PasswordChange) => ask(routes.api.ownPassword(), { method: 'POST', body: change }),
      meta: changesSessions,
    }),
  /** One session, or all others without an id. */
  endSession: () =>
    mutationOptions({
      mutationFn: (sessionId: string | undefined) =>
        ask(sessionId ? routes.api.ownSession(sessionId) : routes.api.ownSessions(), { method: 'DELETE' }),
      meta: changesSessions,
    }),
}
