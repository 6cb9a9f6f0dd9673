// Entry point `openapi/types` of the client's page.
export { type APICall, APIPromise } from './api-promise'
export type { ClosedEnum, OpenEnum } from './models/open-enum'
export type { Result } from './result'
