import { environmentNamed } from '@/lib/auth/billing'
import { exportOrder } from '@/lib/exports/export-order'
import { forgetOldExports, orderExport } from '@/lib/exports/exports'
import { jsonAnswer, UNKNOWN_ENVIRONMENT } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

export const POST = staffRoute({ permission: 'customers:export', body: exportOrder }, async ({ staff, body, requestId }) => {
  if (!environmentNamed(body.environment)) return UNKNOWN_ENVIRONMENT
  await forgetOldExports()
  const ordered = await orderExport(staff, body, requestId)
  return 'id' in ordered ? jsonAnswer(requestId, 201, ordered) : ordered
})
