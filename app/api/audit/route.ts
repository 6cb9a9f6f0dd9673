import { auditPage } from '@/lib/audit/read-audit'
import { jsonAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'
import { readAuditSearch } from '@/lib/url/audit-search'

export const GET = staffRoute({ permission: 'audit:read' }, async ({ staff, request, requestId }) => {
  const search = readAuditSearch(Object.fromEntries(new URL(request.url).searchParams))
  return jsonAnswer(requestId, 200, await auditPage(staff, search))
})
