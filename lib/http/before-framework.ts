import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/** True when it has answered. */
type Answer = (request: IncomingMessage, response: ServerResponse) => boolean

/**
 * What must cost next to nothing is answered where Node hands a request over: an answer by way of the framework takes over a millisecond of
 * processor, whatever it says. Called at start, before the first request; the framework does not hand out its server, so it is found as
 * that request passes by.
 */
export function answerBeforeFramework(answer: Answer): void {
  const known = new WeakSet<Server>()
  subscribe('http.server.request.start', (message) => {
    const { server } = message as { server: Server }
    if (known.has(server)) return
    known.add(server)
    const listeners = server.listeners('request')
    server.removeAllListeners('request')
    server.on('request', (request, response) => {
      if (!answer(request, response)) for (const listener of listeners) listener.call(server, request, response)
    })
  })
}
