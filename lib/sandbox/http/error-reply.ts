import { errorBody } from './api-error'
import { jsonReply, type Reply } from './reply'

const CODES: Record<number, string> = {
  400: 'validation_error',
  404: 'not_found',
  409: 'already_exists',
  429: 'too_many_requests',
  500: 'internal_error',
  501: 'not_implemented',
  503: 'service_unavailable',
}

/** An answer of any status as it would come over the wire: from the API itself, from what checks keys, or from a proxy before both. */
export function statusReply(status: number, message = `The sandbox was asked to answer ${status}`): Reply {
  if (status === 401) return jsonReply(401, { error: message })
  if (status === 403) return jsonReply(403, { message })
  if (status === 502 || status === 504) return htmlReply(status)
  const reply = jsonReply(status, errorBody({ code: CODES[status] ?? 'system_error', status, message, details: {} }))
  return status === 429 ? { ...reply, headers: { ...reply.headers, 'retry-after': '1' } } : reply
}

/** What a proxy in front of the API says when it has no better answer. */
export function htmlReply(status: number): Reply {
  const body = `<html>\r\n<head><title>${status}</title></head>\r\n<body><center><h1>${status}</h1></center><hr><center>proxy</center></body>\r\n</html>\r\n`
  return { status, headers: { 'content-type': 'text/html' }, body }
}
