/** What forms ask of the client: a piece of script of its own (see `writes` in customers.ts). */
export { customersCreateCustomer } from '@/lib/billing/funcs/customers-create-customer'
export { customersDeleteCustomer } from '@/lib/billing/funcs/customers-delete-customer'
export { customersUpdateCustomer } from '@/lib/billing/funcs/customers-update-customer'
