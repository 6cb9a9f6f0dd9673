import 'server-only'
import type { ServerResponse } from 'node:http'

/**
 * The framework flushes an answer's headers and then writes the first piece of its body, in two calls of the system. Left alone, Node sends
 * both in one. Nothing comes later for it: the framework flushes nowhere else. Called where Node hands a request over.
 */
export function holdHeaders(response: ServerResponse): void {
  response.flushHeaders = () => undefined
}
