/** TLS and HTTP/2 before every target alike, so that none gains or loses by its own server's protocol. */
import { createHash, X509Certificate } from 'node:crypto'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'

export interface Certificate {
  key: string
  cert: string
  /** What Chromium is told to trust: the SHA-256 of the public key. */
  pin: string
}

/** Made for one run, for loopback alone. */
export async function certificate(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })
  return { key, cert, pin: createHash('sha256').update(publicKey).digest('base64') }
}

/** Headers of one hop, which HTTP/2 does not know. */
const HOP = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'proxy-connection', 'te', 'http2-settings']
const passedOn = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':') && !HOP.includes(name)))

export interface Front {
  /** https://127.0.0.1:… */
  url: string
  close(): void
}

/** Serves what answers at `targetPort`; where that is may be said later, since the target must know the front's address first. */
export async function openFront({ key, cert }: Certificate, targetPort: number): Promise<Front> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const pass = (incoming: Http2ServerRequest, outgoing: Http2ServerResponse) => {
    const host = incoming.headers[':authority'] ?? incoming.headers.host ?? ''
    const headers = { ...passedOn(incoming.headers), host, 'x-forwarded-host': host, 'x-forwarded-proto': 'https' }
    const upstream = request(
      { host: '127.0.0.1', port: targetPort, method: incoming.method, path: incoming.url, headers, agent },
      (answer) => {
        if (outgoing.stream?.destroyed) return void answer.destroy()
        outgoing.writeHead(answer.statusCode ?? 502, passedOn(answer.headers))
        answer.pipe(outgoing)
      },
    )
    upstream.on('error', () => outgoing.stream?.close())
    outgoing.on('close', () => upstream.destroy())
    incoming.pipe(upstream)
  }
  const server = createSecureServer({ key, cert, allowHTTP1: true }, (incoming, outgoing) => {
    incoming.on('error', () => undefined)
    outgoing.on('error', () => undefined)
    pass(incoming, outgoing)
  })
  server.on('sessionError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `https://127.0.0.1:${port}`,
    close: () => {
      agent.destroy()
      server.close()
    },
  }
}
