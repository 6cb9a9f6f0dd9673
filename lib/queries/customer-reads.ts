/** What lists and records ask of the client: a piece of script of its own (see reads.ts). */
export { customerPages } from '@/lib/billing/customer-pages'
export { customersGetCustomer } from '@/lib/billing/funcs/customers-get-customer'
export { customersGetCustomerEntitlements } from '@/lib/billing/funcs/customers-get-customer-entitlements'
export { customersGetCustomerUpcomingGrants } from '@/lib/billing/funcs/customers-get-customer-upcoming-grants'
export { customersGetCustomerUsageSummary } from '@/lib/billing/funcs/customers-get-customer-usage-summary'
export { customersQueryCustomer } from '@/lib/billing/funcs/customers-query-customer'
