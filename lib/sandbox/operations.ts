import { createCustomer } from './customers/create-customer'
import { deleteCustomer } from './customers/delete-customer'
import { getCustomer, getCustomerByExternalId } from './customers/get-customer'
import { updateCustomer } from './customers/update-customer'
import { getCustomerEntitlements } from './entitlements/get-customer-entitlements'
import { getCustomerUpcomingGrants } from './grants/get-customer-upcoming-grants'
import type { Operation } from './http/operation'
import { queryCustomer } from './search/query-customer'
import { getCustomerUsageSummary } from './usage/get-customer-usage-summary'

/**
 * The nine operations and their aliases. Fixed segments stand before `{names}`, since the first match wins: `/customers/usage` is never
 * a customer's id.
 */
export const OPERATIONS: readonly Operation[] = [
  { name: 'createCustomer', method: 'POST', path: '/customers', writes: true, handle: createCustomer },
  { name: 'queryCustomer', method: 'POST', path: '/customers/search', writes: false, handle: queryCustomer },
  { name: 'updateCustomer', method: 'PUT', path: '/customers', writes: true, handle: updateCustomer },
  { name: 'updateCustomer', method: 'PUT', path: '/customers/{id}', writes: true, handle: updateCustomer },
  {
    name: 'getCustomerByExternalId',
    method: 'GET',
    path: '/customers/external/{external_id}',
    writes: false,
    handle: getCustomerByExternalId,
  },
  {
    name: 'getCustomerByExternalId',
    method: 'GET',
    path: '/customers/lookup/{external_id}',
    writes: false,
    handle: getCustomerByExternalId,
  },
  { name: 'getCustomerUsageSummary', method: 'GET', path: '/customers/usage', writes: false, handle: getCustomerUsageSummary },
  { name: 'getCustomer', method: 'GET', path: '/customers/{id}', writes: false, handle: getCustomer },
  { name: 'deleteCustomer', method: 'DELETE', path: '/customers/{id}', writes: true, handle: deleteCustomer },
  {
    name: 'getCustomerEntitlements',
    method: 'GET',
    path: '/customers/{id}/entitlements',
    writes: false,
    handle: getCustomerEntitlements,
  },
  {
    name: 'getCustomerUsageSummary',
    method: 'GET',
    path: '/customers/{id}/usage',
    writes: false,
    handle: getCustomerUsageSummary,
  },
  {
    name: 'getCustomerUpcomingGrants',
    method: 'GET',
    path: '/customers/{id}/grants/upcoming',
    writes: false,
    handle: getCustomerUpcomingGrants,
  },
]
