import { InvalidRequestError, UnexpectedClientError } from './models/errors/http-client-errors'

type Awaitable<T> = T | Promise<T>

/** What performs a request; `fetch` unless another is given. */
export type Fetcher = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

export interface HTTPClientOptions {
  fetcher?: Fetcher
}

/** Runs before each attempt; may return another request to send instead. */
// biome-ignore lint/suspicious/noConfusingVoidType: a hook that only looks returns nothing
export type BeforeRequestHook = (request: Request) => Awaitable<Request | void>
/** Runs for every response, whatever its status. */
export type ResponseHook = (response: Response, request: Request) => Awaitable<void>
/** Runs when the fetch or a response hook threw; the error is then thrown on. */
export type RequestErrorHook = (error: unknown, request: Request) => Awaitable<void>

interface Hooks {
  beforeRequest: BeforeRequestHook[]
  response: ResponseHook[]
  requestError: RequestErrorHook[]
}

/**
 * The transport of a client. Without hooks the URL and its options go to the fetcher as they are, so that it may be a relative URL or
 * the `fetch` of another library; with hooks a `Request` is made of them first. Hooks run once per attempt, in the order they were added.
 */
export class HTTPClient {
  readonly #options: HTTPClientOptions
  #hooks: Hooks = { beforeRequest: [], response: [], requestError: [] }

  constructor(options: HTTPClientOptions = {}) {
    this.#options = options
  }

  /** @throws what the fetcher throws; `UnexpectedClientError` when a hook fails. */
  async request(url: string, init: RequestInit): Promise<Response> {
    const { beforeRequest, response: onResponse, requestError } = this.#hooks
    if (beforeRequest.length + onResponse.length + requestError.length === 0) return this.#fetch(url, init)

    let request = newRequest(url, init)
    for (const hook of beforeRequest) request = (await guarded(() => hook(request))) ?? request
    try {
      const response = await this.#fetch(request)
      for (const hook of onResponse) await guarded(() => hook(response, request))
      return response
    } catch (error) {
      for (const hook of requestError) await guarded(() => hook(error, request))
      throw error
    }
  }

  addHook<Kind extends keyof Hooks>(kind: Kind, hook: Hooks[Kind][number]): this {
    this.#hooks = { ...this.#hooks, [kind]: [...this.#hooks[kind], hook] }
    return this
  }

  removeHook<Kind extends keyof Hooks>(kind: Kind, hook: Hooks[Kind][number]): this {
    const at = (this.#hooks[kind] as unknown[]).indexOf(hook)
    this.#hooks = { ...this.#hooks, [kind]: this.#hooks[kind].filter((_, index) => index !== at) }
    return this
  }

  /** A client with the same fetcher and the hooks it has now. */
  clone(): HTTPClient {
    const copy = new HTTPClient(this.#options)
    copy.#hooks = this.#hooks
    return copy
  }

  #fetch(input: RequestInfo, init?: RequestInit): Promise<Response> {
    // Looked up at each call, on its own object: pages and tests replace `fetch`, and browsers refuse it under another `this`.
    const { fetcher } = this.#options
    return fetcher ? fetcher(input, init) : globalThis.fetch(input, init)
  }
}

/** A hook that fails is a fault of this program, not of the network: it must not look like a connection error, nor be retried as one. */
async function guarded<T>(hook: () => Awaitable<T>): Promise<T> {
  try {
    return await hook()
  } catch (cause) {
    throw new UnexpectedClientError('HTTP client hook failed', { cause })
  }
}

function newRequest(url: string, init: RequestInit): Request {
  try {
    return new Request(url, init)
  } catch (cause) {
    throw new InvalidRequestError('No Request can be made for the hooks: is the URL absolute?', { cause })
  }
}
