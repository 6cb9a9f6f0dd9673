// Entry point `openapi/models/errors` of the client's page; everything it names stands in ./errors/.
import type { ErrorsErrorResponse } from './errors/errors-error-response'
import type { HTTPClientError } from './errors/http-client-errors'
import type { ResponseValidationError } from './errors/response-validation-error'
import type { SDKDefaultError } from './errors/sdk-default-error'
import type { SDKValidationError } from './errors/sdk-validation-error'

export { ErrorsErrorResponse, type ErrorsErrorResponseData } from './errors/errors-error-response'
export {
  ConnectionError,
  HTTPClientError,
  InvalidRequestError,
  RequestAbortedError,
  RequestTimeoutError,
  UnexpectedClientError,
} from './errors/http-client-errors'
export { ResponseValidationError } from './errors/response-validation-error'
export { SDKDefaultError } from './errors/sdk-default-error'
export { SDKError } from './errors/sdk-error'
export { SDKValidationError } from './errors/sdk-validation-error'

/** Everything a call can fail with. `instanceof SDKError`: the server answered. `instanceof HTTPClientError`: it did not. */
export type BillingError = ErrorsErrorResponse | SDKDefaultError | ResponseValidationError | SDKValidationError | HTTPClientError
