// Entry point `openapi/core.js` of the client's page.
import { HTTPClient } from './http-client'
import type { SDKOptions } from './options'

/**
 * The settings of a client, for the standalone functions in ./funcs: a bundle that uses one function carries only that.
 * The options are kept private, so that logging a client does not show its key.
 */
export class SDKCore {
  readonly #settings: SDKOptions & { httpClient: HTTPClient }

  constructor(options: SDKOptions) {
    this.#settings = { ...options, httpClient: options.httpClient ?? new HTTPClient() }
  }

  /** For `send` only. */
  get settings(): Readonly<SDKOptions & { httpClient: HTTPClient }> {
    return this.#settings
  }
}
