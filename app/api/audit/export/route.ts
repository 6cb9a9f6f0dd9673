import { auditAlone } from '@/lib/audit/audit'
import { auditFile } from '@/lib/audit/audit-file'
import { auditPages } from '@/lib/audit/read-audit'
import { COMMON_HEADERS } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'
import { readAuditSearch } from '@/lib/url/audit-search'

/** The entries of a search as a file; that somebody took it is an entry, too. */
export const GET = staffRoute({ permission: 'audit:read' }, async ({ staff, request, requestId }) => {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { before: _, ...search } = readAuditSearch(query)
  const format = query.format === 'ndjson' ? 'ndjson' : 'csv'
  await auditAlone({ action: 'audit.exported', actorId: staff.id, requestId, details: { ...search, format } })
  return new Response(auditFile(auditPages(staff, search), format), {
    headers: {
      ...COMMON_HEADERS,
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson',
      'content-disposition': `attachment; filename="audit-${requestId}.${format}"`,
      'x-request-id': requestId,
    },
  })
})
