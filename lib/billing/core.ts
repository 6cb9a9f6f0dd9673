// Entry point `openapi/core.js` of the client's page.
import { HTTPClient } from './http-client'
import type { OperationId } from './operation'
import type { SDKOptions } from './options'

/** Changes what an operation has answered, before anybody gets it. */
export type Refine = <Response>(operation: OperationId, answer: Response) => Promise<Response>

type Settings = SDKOptions & { httpClient: HTTPClient; refine?: Refine | undefined }

/**
 * The settings of a client, for the standalone functions in ./funcs: a bundle that uses one function carries only that.
 * The options are kept private, so that logging a client does not show its key.
 */
export class SDKCore {
  #settings: Settings

  constructor(options: SDKOptions) {
    this.#settings = { ...options, httpClient: options.httpClient ?? new HTTPClient() }
  }

  /** For `send` only. */
  get settings(): Readonly<Settings> {
    return this.#settings
  }

  /** A client of the same settings and connections, all of whose answers go through `refine`. Failures do not. */
  refined(refine: Refine): SDKCore {
    const copy = new SDKCore(this.#settings)
    copy.#settings = { ...copy.#settings, refine }
    return copy
  }
}
