import { mutationOptions } from '@tanstack/react-query'
import type { Credentials, FirstAdministrator } from '@/lib/auth/credentials'
import { routes } from '@/lib/routes'

/** What a route of our own refused; `code` is stable and chooses the words on the screen. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  constructor(
    readonly status: number,
    readonly code: string,
    readonly details: Record<string, unknown>,
  ) {
    super(`${status} ${code}`)
  }
}

/** @throws RefusedError for an answer other than 2xx; TypeError when the console cannot be reached */
async function post(path: string, body: unknown): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.ok) return
  const text = await response.text()
  const refusal = response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : {}
  throw new RefusedError(response.status, refusal.code ?? 'unknown', refusal.details ?? {})
}

export const staffMutations = {
  signIn: () => mutationOptions({ mutationFn: (credentials: Credentials) => post(routes.api.signIn(), credentials) }),
  signOut: () => mutationOptions({ mutationFn: () => post(routes.api.signOut(), {}) }),
  setUp: () => mutationOptions({ mutationFn: (person: FirstAdministrator) => post(routes.api.setup(), person) }),
}
