import { verifyAudit } from '@/lib/audit/audit'
import { jsonAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'
import { store } from '@/lib/store/store'

/** Walks the whole chain: asked for by hand. */
export const GET = staffRoute({ permission: 'audit:read' }, async ({ requestId }) =>
  jsonAnswer(requestId, 200, await verifyAudit(store())),
)
