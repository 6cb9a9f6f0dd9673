import { customerSearch, customersAsked } from '@/components/customers/customer-fields'
import { coreFor, environmentNamed } from '@/lib/auth/billing'
import { may } from '@/lib/auth/roles'
import { exportFile } from '@/lib/exports/export-file'
import { exportPages } from '@/lib/exports/export-pages'
import { beginExport, exportOf, NO_SUCH_EXPORT, orderOf } from '@/lib/exports/exports'
import { COMMON_HEADERS, UNKNOWN_ENVIRONMENT } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

const TYPES = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson' }

/** The file of an order, written while it is read; each order gives it once. */
export const GET = staffRoute<undefined, { id: string }>(
  { permission: 'customers:export' },
  async ({ staff, params, requestId }) => {
    const row = await exportOf(staff, params.id)
    if (!row) return NO_SUCH_EXPORT
    const order = orderOf(row)
    const environment = environmentNamed(order.environment)
    if (!environment) return UNKNOWN_ENVIRONMENT
    if (!(await beginExport(row.id)))
      return { status: 409, code: 'export_begun', message: 'This export has begun already: order another.' }
    const listed = customersAsked(customerSearch.parse(Object.fromEntries(new URLSearchParams(order.search))))
    // A screen that is shared masks files, too, and they say so: nobody is to take dots for names later.
    const isMasked = !may(staff, 'customers:personal')
    const pages = exportPages(coreFor(staff, environment), listed, order.ids, new Date())
    return new Response(exportFile(row.id, order, pages), {
      headers: {
        ...COMMON_HEADERS,
        'content-type': TYPES[order.format],
        'content-disposition': `attachment; filename="customers-${row.id}${isMasked ? '-masked' : ''}.${order.format}"`,
        'x-request-id': requestId,
      },
    })
  },
)
