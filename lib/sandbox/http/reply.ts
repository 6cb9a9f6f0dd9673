import { jsonText } from './json-text'

/** An answer as a value, so that faults and records can work on it before it is bytes. */
export interface Reply {
  status: number
  headers: Record<string, string>
  /** '' sends no body. */
  body: string
}

export function jsonReply(status: number, body: unknown): Reply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: jsonText(body) }
}

export function textReply(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/plain' }, body }
}

export function emptyReply(status: number): Reply {
  return { status, headers: {}, body: '' }
}

/** On every answer, whatever its status: anyone's page may call, nothing may sniff or frame. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
  'access-control-allow-headers': '*',
  'access-control-max-age': '86400',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
}
