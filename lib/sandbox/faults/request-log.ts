import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** One request as it arrived, for tests to read. */
export interface RequestRecord {
  /** RFC 3339, by the machine's own clock. */
  at: string
  method: string
  /** The request target as sent: still encoded, with its query. */
  path: string
  /** The operation it was routed to; null when to none. */
  operation: string | null
  /** By lower-case name; a credential's value is replaced by `present`. */
  headers: Record<string, string>
  /** SHA-256 of the body, in hexadecimal; null without one. */
  body_sha256: string | null
  /** What was answered; null while it is not, or when a fault kept it from being. */
  status: number | null
  /** The kind of fault it met. */
  fault: string | null
}

export interface RequestLog {
  begin(request: IncomingMessage, body: string): RequestRecord
  list(): readonly RequestRecord[]
  clear(): void
}

const SECRET_HEADERS: ReadonlySet<string> = new Set(['x-api-key', 'authorization', 'cookie'])

/** @param most the oldest beyond so many are dropped */
export function createRequestLog(most = 10_000): RequestLog {
  const records: RequestRecord[] = []
  return {
    begin(request, body) {
      const record: RequestRecord = {
        at: new Date().toISOString(),
        method: request.method ?? '',
        path: request.url ?? '',
        operation: null,
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [
            name,
            SECRET_HEADERS.has(name) && value ? 'present' : String(value),
          ]),
        ),
        body_sha256: body ? createHash('sha256').update(body).digest('hex') : null,
        status: null,
        fault: null,
      }
      records.push(record)
      if (records.length > most) records.shift()
      return record
    },
    list: () => records,
    clear: () => {
      records.length = 0
    },
  }
}
