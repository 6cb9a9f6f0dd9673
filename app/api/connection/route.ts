import { auditAlone } from '@/lib/audit/audit'
import { environmentNamed, probeConnection } from '@/lib/auth/billing'
import { jsonAnswer, UNKNOWN_ENVIRONMENT } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'
import * as z from '@/lib/zod'

/** Checks one environment's connection. A POST, as it calls the billing API each time; nothing there is changed. */
export const POST = staffRoute(
  { permission: 'connection:read', body: z.strictObject({ environment: z.string() }) },
  async ({ staff, body, requestId }) => {
    const environment = environmentNamed(body.environment)
    if (!environment) return UNKNOWN_ENVIRONMENT
    await auditAlone({ action: 'connection.probed', actorId: staff.id, environment: environment.name, requestId })
    return jsonAnswer(requestId, 200, await probeConnection(environment))
  },
)
