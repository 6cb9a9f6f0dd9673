import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { Invitation } from '@/lib/auth/credentials'
import type { IssuedLink } from '@/lib/auth/links'
import type { Role } from '@/lib/auth/roles'
import type { Team, TeamMember } from '@/lib/auth/team'
import { routes } from '@/lib/routes'
import type { Sessions } from './account'
import { ask } from './own-routes'

/** The team is the console's, whichever environment is on the screen. */
export const teamKeys = {
  all: () => ['team'] as const,
  members: () => [...teamKeys.all(), 'members'] as const,
  sessions: (memberId: string) => [...teamKeys.all(), 'sessions', memberId] as const,
}

export const teamQueries = {
  members: () =>
    queryOptions({ queryKey: teamKeys.members(), queryFn: ({ signal }) => ask<Team>(routes.api.team(), { signal }) }),
  sessions: (memberId: string) =>
    queryOptions({
      queryKey: teamKeys.sessions(memberId),
      queryFn: ({ signal }) => ask<Sessions>(routes.api.memberSessions(memberId), { signal }),
    }),
}

const changesMembers = { changes: [teamKeys.all()] }

export const teamMutations = {
  /** Its answer is the only place where the link is ever seen. */
  invite: () =>
    mutationOptions({
      mutationFn: (invitation: Invitation) => ask<IssuedLink>(routes.api.invitations(), { method: 'POST', body: invitation }),
      meta: changesMembers,
      gcTime: 0,
    }),
  withdraw: () =>
    mutationOptions({
      mutationFn: (id: string) => ask(routes.api.invitation(id), { method: 'DELETE' }),
      meta: changesMembers,
    }),
  changeRole: (memberId: string) =>
    mutationOptions({
      mutationFn: (role: Role) => ask(routes.api.memberRole(memberId), { method: 'PUT', body: { role } }),
      meta: changesMembers,
    }),
  changeState: (memberId: string) =>
    mutationOptions({
      mutationFn: (state: TeamMember['state']) => ask(routes.api.memberState(memberId), { method: 'PUT', body: { state } }),
      meta: changesMembers,
    }),
  issuePasswordLink: (memberId: string) =>
    mutationOptions({
      mutationFn: () => ask<IssuedLink>(routes.api.memberPassword(memberId), { method: 'POST', body: {} }),
      gcTime: 0,
    }),
  /** One session, or all without an id. */
  endSession: (memberId: string) =>
    mutationOptions({
      mutationFn: (sessionId: string | undefined) =>
        ask(sessionId ? routes.api.memberSession(memberId, sessionId) : routes.api.memberSessions(memberId), {
          method: 'DELETE',
        }),
      meta: { changes: [teamKeys.sessions(memberId)] },
    }),
}
