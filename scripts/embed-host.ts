/** A vendor's own site in small: a page with widgets of a running console, and the server behind it that gets their tokens. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SessionAnswer } from '@/lib/embed/session-request'
import { routes } from '@/lib/routes'

export interface Vendor {
  /** Where the console is. */
  console: string
  /** A mint key; it stays on the vendor's server. */
  key: string
  configId: string
  /** The vendor's own id of the customer who is signed in to its portal. */
  customer: string
}

/** As any server would: the vendor knows who is signed in, and asks for a token for that customer alone. */
export async function mint({ console: origin, key, configId, customer }: Vendor, ttl?: number): Promise<SessionAnswer> {
  const answer = await fetch(origin + routes.api.mintSession(), {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ config_id: configId, external_customer_id: customer, ...(ttl && { ttl }) }),
  })
  if (!answer.ok) throw new Error(`The console answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as SessionAnswer
}

/** What a page holds, given where the console is and a fresh address of the widgets. */
export type HostPage = (vendor: Vendor, url: string) => string

export const demoPage: HostPage = ({ console: origin }, url) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>A portal</title>
<script src="${origin}/embed.js" async></script>
<style>
  body { font: 15px/1.5 system-ui, sans-serif; margin: 0; background: #f3f4f8; color: #1d2033 }
  header { background: #1d2033; color: #fff; padding: 14px 24px; display: flex; flex-wrap: wrap; gap: 8px 24px }
  main { max-width: 720px; margin: 24px auto; padding: 0 16px; display: grid; gap: 16px }
  billing-embed, pre { background: #fff; border-radius: 10px; overflow: hidden; box-shadow: 0 1px 3px #0002 }
  pre { padding: 12px 16px; margin: 0; font-size: 12px; max-height: 9em; overflow: auto }
</style>
<header>
  <strong>Your account</strong>
  <label>Language <select id="language"><option value="">browser’s</option><option>en</option><option>de</option><option>fr</option><option>es</option><option>ja</option><option>ar</option></select></label>
  <label>Mode <select id="mode"><option>system</option><option>light</option><option>dark</option></select></label>
  <label>Brand <input id="brand" type="color" value="#3355cc"></label>
</header>
<main>
  <billing-embed id="widget" label="Your plan and usage" src="${url}"></billing-embed>
  <pre id="log" aria-label="Events"></pre>
</main>
<script type="module">
  const widget = document.getElementById('widget')
  // Called when the token ends soon, or has ended. The vendor's own session says for whom.
  widget.renew = async () => (await (await fetch('/token', { method: 'POST' })).json()).token
  for (const name of ['load', 'resize', 'expired', 'error'])
    widget.addEventListener('billing-' + name, ({ type, detail }) => log.append(type + ' ' + JSON.stringify(detail ?? {}) + '\\n'))
  const look = () => { widget.theme = { mode: mode.value, brand: brand.value } }
  mode.onchange = look
  brand.oninput = look
  language.onchange = () => { widget.language = language.value || null }
</script>
</html>`

/** Serves the page under every name that leads here (`host.localhost`, `127.0.0.1`, …). */
export async function serveHost(vendor: Vendor, { port = 0, page = demoPage }: { port?: number; page?: HostPage } = {}) {
  const server = createServer(async (request, response) => {
    try {
      const isToken = request.url === '/token'
      if (isToken && request.method !== 'POST') return response.writeHead(405).end()
      response.setHeader('content-type', 'text/html; charset=utf-8')
      if (!isToken && request.url !== '/') return response.end('<!doctype html><title>Elsewhere</title>')
      const session = await mint(vendor)
      response.setHeader('cache-control', 'no-store')
      if (isToken) return response.setHeader('content-type', 'application/json').end(JSON.stringify({ token: session.token }))
      response.end(page(vendor, session.url))
    } catch (error) {
      response.writeHead(502, { 'content-type': 'text/plain' }).end(error instanceof Error ? error.message : 'failed')
    }
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      // A browser keeps its connections, which would keep the server.
      server.closeAllConnections()
      return new Promise<void>((resolve) => void server.close(() => resolve()))
    },
  }
}
