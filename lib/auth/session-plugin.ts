import 'server-only'
import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import * as z from '@/lib/zod'

const input = z.object({ userId: z.string(), ipAddress: z.string() })

/**
 * Lets us open a session for somebody who has proved who they are by whichever means, with a token and a cookie of the library's own
 * making. A function only: none of its routes are mounted.
 */
export const opensSessions = {
  id: 'opens-sessions',
  endpoints: {
    openSession: createAuthEndpoint(
      '/open-session',
      { method: 'POST', body: input, requireHeaders: true, metadata: { SERVER_ONLY: true } },
      async (ctx) => {
        const { userId, ipAddress } = ctx.body
        const user = await ctx.context.internalAdapter.findUserById(userId)
        if (!user) throw new Error('There is no such user')
        const session = await ctx.context.internalAdapter.createSession(userId, false, { ipAddress })
        await setSessionCookie(ctx, { session, user })
        return { sessionId: session.id }
      },
    ),
  },
} satisfies BetterAuthPlugin
