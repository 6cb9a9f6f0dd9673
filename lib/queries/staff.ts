import { mutationOptions } from '@tanstack/react-query'
import type { Credentials, FirstAdministrator } from '@/lib/auth/credentials'
import { routes } from '@/lib/routes'
import { ask } from './own-routes'

const post = (path: string, body: unknown) => ask(path, { method: 'POST', body })

export const staffMutations = {
  signIn: () => mutationOptions({ mutationFn: (credentials: Credentials) => post(routes.api.signIn(), credentials) }),
  signOut: () => mutationOptions({ mutationFn: () => post(routes.api.signOut(), {}) }),
  setUp: () => mutationOptions({ mutationFn: (person: FirstAdministrator) => post(routes.api.setup(), person) }),
}
