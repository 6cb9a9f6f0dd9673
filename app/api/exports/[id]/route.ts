import { endExport, exportOf, manifestOf, NO_SUCH_EXPORT } from '@/lib/exports/exports'
import { emptyAnswer, jsonAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

type Params = { id: string }

/** How far it is, and in the end the manifest that belongs to the file. */
export const GET = staffRoute<undefined, Params>(
  { permission: 'customers:export' },
  async ({ staff, params, request, requestId }) => {
    const row = await exportOf(staff, params.id)
    if (!row) return NO_SUCH_EXPORT
    const isFile = new URL(request.url).searchParams.has('download')
    const name = { 'content-disposition': `attachment; filename="customers-${row.id}.manifest.json"` }
    return jsonAnswer(requestId, 200, manifestOf(row), isFile ? name : {})
  },
)

/** Cancels it: whoever writes the file notices at the next page. */
export const DELETE = staffRoute<undefined, Params>({ permission: 'customers:export' }, async ({ staff, params, requestId }) => {
  const row = await exportOf(staff, params.id)
  if (!row) return NO_SUCH_EXPORT
  await endExport(row.id, 'cancelled')
  return emptyAnswer(requestId, 204)
})
