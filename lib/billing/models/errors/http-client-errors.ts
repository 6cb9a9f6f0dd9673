/** No answer came from the server; `cause` holds what the transport threw. */
export class HTTPClientError extends Error {
  override name = 'HTTPClientError'

  constructor(message: string, options?: { cause?: unknown }) {
    super(options?.cause ? `${message}: ${options.cause}` : message, options)
  }
}

/** The network failed: no route, a refused or reset connection, a body that broke off. A repeated read may succeed. */
export class ConnectionError extends HTTPClientError {
  override name = 'ConnectionError'
}

/** `timeoutMs` passed before the answer was complete. The server may have done what was asked. */
export class RequestTimeoutError extends HTTPClientError {
  override name = 'RequestTimeoutError'
}

/** The caller's `signal` fired. The server may have done what was asked. */
export class RequestAbortedError extends HTTPClientError {
  override name = 'RequestAbortedError'
}

/** The request could not be written down: no base URL, a URL or header that HTTP does not allow. Nothing was sent. */
export class InvalidRequestError extends HTTPClientError {
  override name = 'InvalidRequestError'
}

/** A hook, the key function or a custom fetcher threw something that is no network failure. */
export class UnexpectedClientError extends HTTPClientError {
  override name = 'UnexpectedClientError'
}
