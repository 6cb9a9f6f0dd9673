import { type APICall, APIPromise } from './api-promise'
import type { SDKCore } from './core'
import { type Deadline, startDeadline } from './deadline'
import { logRequest, logResponse } from './debug-log'
import type { BillingError } from './models/errors'
import {
  ConnectionError,
  HTTPClientError,
  RequestAbortedError,
  RequestTimeoutError,
  UnexpectedClientError,
} from './models/errors/http-client-errors'
import { SDKValidationError } from './models/errors/sdk-validation-error'
import type { Operation } from './operation'
import type { RequestOptions } from './options'
import { type PreparedRequest, prepareRequest } from './request'
import { type Answer, readAnswer } from './response'
import { ERR, OK, type Result } from './result'
import { DEFAULT_RETRY_CODES, withRetries } from './retries'

/** Performs one call. Whatever goes wrong is the error of the result: the promise never rejects. */
export function send<Request, Response>(
  client: SDKCore,
  operation: Operation<Request, Response>,
  request: Request,
  options: RequestOptions = {},
): APIPromise<Result<Response, BillingError>> {
  return new APIPromise(perform(client, operation, request, options))
}

async function perform<Request, Response>(
  client: SDKCore,
  operation: Operation<Request, Response>,
  request: Request,
  options: RequestOptions,
): Promise<[Result<Response, BillingError>, APICall]> {
  const { settings } = client
  const deadline = startDeadline(options.timeoutMs ?? settings.timeoutMs, options.signal ?? options.fetchOptions?.signal)
  let prepared: PreparedRequest
  try {
    const { apiKeyAuth } = settings
    // The key counts as part of the call: a function that never answers must not hold it past its end.
    const apiKey = typeof apiKeyAuth === 'function' ? await deadline.race(keyOf(apiKeyAuth)) : apiKeyAuth
    prepared = prepareRequest(operation, request, settings, apiKey, options)
  } catch (error) {
    deadline.clear()
    return [ERR(asKnownError(error)), { status: 'invalid' }]
  }
  try {
    const answer = await withRetries(
      () => attempt(client, prepared, deadline),
      options.retries ?? settings.retryConfig ?? { strategy: 'none' },
      options.retryCodes ?? DEFAULT_RETRY_CODES,
      { now: Date.now, random: Math.random, wait: deadline.wait },
    )
    const { response } = answer
    const result = readAnswer(operation, answer)
    return [
      result.ok && settings.refine ? OK(await settings.refine(operation.id, result.value)) : result,
      {
        status: 'complete',
        response,
        get request() {
          return requestOf(prepared)
        },
      },
    ]
  } catch (error) {
    return [
      ERR(asKnownError(error)),
      {
        status: 'request-error',
        get request() {
          return requestOf(prepared)
        },
      },
    ]
  } finally {
    deadline.clear()
  }
}

async function keyOf(apiKeyAuth: () => Promise<string>): Promise<string> {
  try {
    return await apiKeyAuth()
  } catch (cause) {
    throw new UnexpectedClientError('The API key could not be had', { cause })
  }
}

/** Sends once and reads the body, so that a body which breaks off counts as a connection error, too. */
async function attempt(client: SDKCore, { url, init }: PreparedRequest, deadline: Deadline): Promise<Answer> {
  const { httpClient, debugLogger } = client.settings
  deadline.signal.throwIfAborted()
  logRequest(debugLogger, url, init)
  const exchange = async () => {
    const response = await httpClient.request(url, { ...init, signal: deadline.signal })
    return { response, body: await response.text() }
  }
  try {
    const answer = await deadline.race(exchange())
    logResponse(debugLogger, url, answer.response, answer.body)
    return answer
  } catch (error) {
    throw asTransportError(error)
  }
}

/** `fetch` tells every network failure by a `TypeError`, other transports by a `code`. */
function asTransportError(error: unknown): HTTPClientError {
  if (error instanceof HTTPClientError) return error
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown }
  if (name === 'AbortError') return new RequestAbortedError('Request aborted by client', { cause: error })
  if (name === 'TimeoutError') return new RequestTimeoutError('Request timed out', { cause: error })
  if (name === 'TypeError' || typeof code === 'string') return new ConnectionError('Unable to make request', { cause: error })
  return new UnexpectedClientError('Unexpected HTTP client error', { cause: error })
}

function asKnownError(error: unknown): HTTPClientError | SDKValidationError {
  if (error instanceof HTTPClientError || error instanceof SDKValidationError) return error
  return new UnexpectedClientError('Unexpected HTTP client error', { cause: error })
}

function requestOf({ url, init }: PreparedRequest): Request | undefined {
  try {
    return new Request(url, init)
  } catch {
    return undefined
  }
}
