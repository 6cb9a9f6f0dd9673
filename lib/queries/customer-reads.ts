/** What lists and records ask of the client: a piece of script of its own (see `reads` in customers.ts). */
export { customerPages } from '@/lib/billing/customer-pages'
export { customersGetCustomer } from '@/lib/billing/funcs/customers-get-customer'
export { customersQueryCustomer } from '@/lib/billing/funcs/customers-query-customer'
