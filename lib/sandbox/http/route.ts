import type { Operation } from './operation'
import { matchTemplate, pathSegments } from './request-path'

const BASE = 'v1'

/** The operation a request is for, with what its path and query say. */
export interface Route {
  operation: Operation
  path: Record<string, string>
  query: URLSearchParams
}

/** @returns null when no operation has this method and path; 'malformed' when the path is not properly encoded */
export function route(operations: readonly Operation[], method: string | undefined, target: string): Route | 'malformed' | null {
  let segments: string[]
  try {
    segments = pathSegments(target)
  } catch {
    return 'malformed'
  }
  const [base, ...rest] = segments
  if (base !== BASE) return null
  for (const operation of operations) {
    const path = operation.method === method ? matchTemplate(operation.path, rest) : null
    if (path) return { operation, path, query: new URLSearchParams(/\?([^#]*)/.exec(target)?.[1]) }
  }
  return null
}

const CUSTOMER_PARAMETERS = ['id', 'external_customer_id', 'customer_id', 'customer_lookup_key']

/** The ids and external ids of customers a request names in its path or query, and that of the customer it creates. */
export function namedCustomers({ operation, path, query }: Route, body: string): string[] {
  const created = operation.name === 'createCustomer' ? /"external_id"\s*:\s*"([^"\\]*)"/.exec(body)?.[1] : undefined
  return [...Object.values(path), ...CUSTOMER_PARAMETERS.flatMap((name) => query.getAll(name)), ...(created ? [created] : [])]
}
