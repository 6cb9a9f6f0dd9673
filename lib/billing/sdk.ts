// Entry point `openapi` of the client's page.
import { SDKCore } from './core'
import { Customers } from './customers'

export { type Fetcher, HTTPClient, type HTTPClientOptions } from './http-client'
export type { Logger, RequestOptions, SDKOptions } from './options'
export type { BackoffStrategy, RetryConfig } from './retries'

/** The whole client: every operation as a method that throws. Where size matters, take `SDKCore` and single functions. */
export class SDK extends SDKCore {
  #customers: Customers | undefined

  get customers(): Customers {
    this.#customers ??= new Customers(this)
    return this.#customers
  }
}
