import { nothing } from '@/lib/auth/credentials'
import { issuePasswordLink } from '@/lib/auth/links'
import { jsonAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

/** A link by which the member sets a new password. Nobody but the member ever knows it. */
export const POST = staffRoute<Record<string, never>, { id: string }>(
  { permission: 'team:manage', body: nothing },
  async ({ staff, params, requestId }) => {
    const result = await issuePasswordLink(staff, params.id, requestId)
    return result.ok ? jsonAnswer(requestId, 201, result.issued) : result.refusal
  },
)
