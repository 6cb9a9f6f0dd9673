import type { Sandbox } from '@/lib/sandbox/sandbox'
import type { Credential } from './authenticate'
import type { Reply } from './reply'

/** One call of an operation, after the key was checked. */
export interface Call {
  /** The template's names, decoded: `{ id: 'cust_…' }`. */
  path: Record<string, string>
  query: URLSearchParams
  /** @throws ApiError validation_error when the body is no JSON */
  json(): unknown
  credential: Credential
}

/** One operation as data: routes, faults and records all come from the table of them. */
export interface Operation {
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `/v1`: `/customers/{id}`. */
  path: string
  /** Whether a key that may only read is refused. Searching is a POST and yet a read. */
  writes: boolean
  handle(call: Call, sandbox: Sandbox): Promise<Reply>
}
