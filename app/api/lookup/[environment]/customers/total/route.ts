import { lookupRoute } from '@/lib/lookup/lookup-route'
import { unionTotal } from '@/lib/lookup/union-total'

export const POST = lookupRoute(async (core, { text, filter }, options) => ({
  total: await unionTotal(core, text, filter, options),
}))
