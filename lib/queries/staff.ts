import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { Credentials, FirstAdministrator, LinkUse } from '@/lib/auth/credentials'
import { routes } from '@/lib/routes'
import { ask } from './own-routes'

const post = (path: string, body: unknown) => ask(path, { method: 'POST', body })

/** What a one-time link is for. */
export interface LinkFor {
  kind: 'invitation' | 'password'
  email: string
  role: string
}

export const staffQueries = {
  /** A POST, since the token must not stand in an address; it changes nothing. */
  link: (token: string) =>
    queryOptions({
      queryKey: ['link', token],
      queryFn: ({ signal }) => ask<LinkFor>(routes.api.lookAtLink(), { method: 'POST', body: { token }, signal }),
      gcTime: 0,
    }),
}

export const staffMutations = {
  signIn: () => mutationOptions({ mutationFn: (credentials: Credentials) => post(routes.api.signIn(), credentials) }),
  signOut: () => mutationOptions({ mutationFn: () => post(routes.api.signOut(), {}) }),
  setUp: () => mutationOptions({ mutationFn: (person: FirstAdministrator) => post(routes.api.setup(), person) }),
  /** Answers with the provider's address to go to. */
  beginWithProvider: () =>
    mutationOptions({
      mutationFn: (next: string) => ask<{ location: string }>(routes.api.provider(), { method: 'POST', body: { next } }),
    }),
  spendLink: () => mutationOptions({ mutationFn: (use: LinkUse) => post(routes.api.spendLink(), use) }),
}
