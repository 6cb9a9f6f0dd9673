import { searchCustomers } from '@/lib/lookup/customer-search'
import { lookupRoute } from '@/lib/lookup/lookup-route'

export const POST = lookupRoute(searchCustomers)
