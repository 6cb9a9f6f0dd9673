import type { Codec } from './models/model'

export type OperationId =
  | 'updateCustomer'
  | 'createCustomer'
  | 'getCustomerByExternalId'
  | 'queryCustomer'
  | 'getCustomerUsageSummary'
  | 'getCustomer'
  | 'deleteCustomer'
  | 'getCustomerEntitlements'
  | 'getCustomerUpcomingGrants'

/** One operation of the API as data: what the client sends and what the console's own routes accept are made from it. */
export interface Operation<Request, Response> {
  id: OperationId
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the base URL. `{name}` stands for that member of the encoded request. */
  path: string
  /** The request as callers write it ↔ its members in wire names. Those not in the path nor in the body make the query. */
  request: Codec<Request>
  /** The JSON body: none, the whole encoded request, or its member `body`. */
  body: 'none' | 'request' | 'member'
  successStatus: number
  /** Statuses that become an `ErrorsErrorResponse`; any other failure is an `SDKDefaultError`. */
  errorStatuses: readonly number[]
  /** Absent when success has no body. */
  response?: Codec<Response>
}

/** The names in braces of a path template, in order. */
export function pathParameters(path: string): string[] {
  return Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name as string)
}
