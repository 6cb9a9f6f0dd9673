import { jsonAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'
import { intentOf, NO_SUCH_INTENT } from '@/lib/intents/intents'

export const GET = staffRoute<undefined, { id: string }>(
  { permission: 'customers:read' },
  async ({ staff, params, requestId }) => {
    const intent = await intentOf(staff, params.id, requestId)
    return intent ? jsonAnswer(requestId, 200, intent) : NO_SUCH_INTENT
  },
)
