import type { HTTPClient } from './http-client'
import type { RetryConfig } from './retries'

/** Where `debugLogger` writes; `console` is one. The API key is never among what is written. */
export interface Logger {
  group(label?: string): void
  groupEnd(): void
  log(message: unknown, ...more: unknown[]): void
}

export interface SDKOptions {
  /** The base of every path, with its version (`https://api.example.com/v1`); in a page also a path of the same origin (`/api/billing/live`). */
  serverURL: string
  /** Sent as `x-api-key`; a function is asked once per call. Without it the header is not sent. */
  apiKeyAuth?: string | (() => Promise<string>) | undefined
  /** The transport: another `fetch`, hooks. */
  httpClient?: HTTPClient | undefined
  /** Sent as `user-agent`, except where the browser does not allow it. Without it the runtime's own stands. */
  userAgent?: string | undefined
  /** Retries of every call that does not say otherwise. Default: none. */
  retryConfig?: RetryConfig | undefined
  /** Milliseconds a call may take with all its retries. Default: no limit. */
  timeoutMs?: number | undefined
  debugLogger?: Logger | undefined
}

/** All of `RequestInit` but what the operation decides. */
export type FetchOptions = Omit<RequestInit, 'method' | 'body'>

/** Options of one call; members of `RequestInit` (`signal`, `headers`, `cache`, …) may stand here or in `fetchOptions`, here they win. */
export interface RequestOptions extends FetchOptions {
  /** Milliseconds for the whole call. Given together with a `signal`, whichever comes first ends the call. */
  timeoutMs?: number | undefined
  /** Replaces the client's `retryConfig`. */
  retries?: RetryConfig | undefined
  /** Statuses (`'503'`) or families (`'5XX'`) worth a retry. Default: 429, 500, 502, 503, 504. */
  retryCodes?: string[] | undefined
  /** Replaces the client's base for this call. */
  serverURL?: string | URL | undefined
  /** Members of `RequestInit`. Headers are taken from one place only: from `headers` above if it is given. */
  fetchOptions?: FetchOptions | undefined
}
