import * as z from '@/lib/zod'
import { parseExactJson } from './exact-json'
import { readErrorBody } from './models/errors/error-body'
import { ErrorsErrorResponse } from './models/errors/errors-error-response'
import { ResponseValidationError } from './models/errors/response-validation-error'
import { SDKDefaultError } from './models/errors/sdk-default-error'
import type { SDKError } from './models/errors/sdk-error'
import type { Operation } from './operation'
import { ERR, OK, type Result } from './result'

/** A response whose body has been read. */
export interface Answer {
  response: Response
  body: string
}

/** `application/json`, with parameters or as a `+json` type. */
const JSON_TYPE = /^(?:application|text)\/(?:[\w.-]+\+)?json\b/i

/** Turns an answer into the value the operation promises or the error it stands for. Never throws. */
export function readAnswer<Request, Response>(
  operation: Operation<Request, Response>,
  answer: Answer,
): Result<Response, SDKError> {
  const { status, headers } = answer.response
  const isJson = JSON_TYPE.test(headers.get('content-type') ?? '')
  if (status === operation.successStatus) {
    if (!operation.response) return OK(undefined as Response)
    return isJson ? readValue(operation.response, answer) : ERR(new SDKDefaultError('Unexpected content type', answer))
  }
  const read = status >= 400 ? readErrorBody(answer.body) : {}
  if (isJson && operation.errorStatuses.includes(status)) return ERR(new ErrorsErrorResponse(read, answer))
  const message = status >= 400 ? 'API error occurred' : 'Unexpected status'
  return ERR(new SDKDefaultError(message, answer, read))
}

function readValue<Value>(schema: z.ZodMiniType<Value, unknown>, answer: Answer): Result<Value, ResponseValidationError> {
  let rawValue: unknown = answer.body
  try {
    rawValue = parseExactJson(answer.body)
  } catch (cause) {
    return ERR(new ResponseValidationError('Response is not valid JSON', { ...answer, cause, rawValue }))
  }
  const decoded = z.safeDecode(schema, rawValue)
  if (decoded.success) return OK(decoded.data)
  return ERR(new ResponseValidationError('Response validation failed', { ...answer, cause: decoded.error, rawValue }))
}
