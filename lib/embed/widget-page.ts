import 'server-only'
import type { EmbedShell } from './answers'
import { embedAssets } from './embed-assets'
import { embedHtml } from './embed-html'
import { embedPage } from './embed-page'
import { COMPILED_TEXTS, EMBED_TEXTS } from './texts-on-server'
import { isWidgetPage } from './widgets'

/** Answers with a widget's page. Who may frame it stands in the header that proxy.ts has set. */
export async function widgetPage(
  request: Request,
  { configId, widget }: { configId: string; widget: string },
  shellOf: (configId: string) => Promise<EmbedShell | undefined>,
): Promise<Response> {
  const shell = isWidgetPage(widget) && /^[\w-]{1,128}$/.test(configId) ? await shellOf(configId) : undefined
  if (!shell || !isWidgetPage(widget) || !isShown(widget, shell)) return new Response(NOT_FOUND, { status: 404, headers: PLAIN })
  const { searchParams } = new URL(request.url)
  const page = embedPage(shell, widget, searchParams, request.headers.get('accept-language'))
  const [, nonce = ''] = /'nonce-([^']+)'/.exec(request.headers.get('content-security-policy') ?? '') ?? []
  const { language } = page.spoken
  const texts = { texts: EMBED_TEXTS[language], compiled: COMPILED_TEXTS[language] }
  const html = embedHtml({ page, ...texts, assets: await embedAssets(), nonce })
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' } })
}

const isShown = (widget: string, { widgets }: EmbedShell) => widget === 'all' || widgets.some((known) => known === widget)

/** For whoever sets the portal up; a customer never comes here. */
const NOT_FOUND = 'There is no such widget: the configuration is unknown or disabled, or does not have it.'
const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' }
