// Entry point `openapi/models/operations` of the client's page: the requests of the operations.
export { DeleteCustomerRequest } from './operations/delete-customer'
export { GetCustomerRequest } from './operations/get-customer'
export { GetCustomerByExternalIdRequest } from './operations/get-customer-by-external-id'
export { GetCustomerEntitlementsRequest } from './operations/get-customer-entitlements'
export { GetCustomerUpcomingGrantsRequest } from './operations/get-customer-upcoming-grants'
export { GetCustomerUsageSummaryRequest } from './operations/get-customer-usage-summary'
export { UpdateCustomerRequest } from './operations/update-customer'
