import type { APIRequestContext, Page } from '@playwright/test'
import { type EmbedConfiguration, NEW_CONFIGURATION } from '../lib/embed/configuration'
import { EMBED_LANGUAGES } from '../lib/embed/languages'
import { WIDGETS } from '../lib/embed/widgets'
import { routes } from '../lib/routes'
import { type HostPage, serveHost, type Vendor } from '../scripts/embed-host'
import { freePort } from '../scripts/stack'

/** A vendor's portal on a site of its own, and others that are not allowed to frame it, all of them this machine by another name. */

interface Made {
  vendor: Vendor
  /** Addresses of the same server by names that are other sites to a browser. */
  host: string
  evil: string
  close: () => Promise<void>
}

/** The page's person must be an administrator. */
export async function bringPortal(
  request: APIRequestContext,
  customer: string,
  { page, ...changes }: Partial<EmbedConfiguration> & { page?: HostPage } = {},
): Promise<Made> {
  const console = process.env.E2E_URL ?? ''
  const port = await freePort()
  const host = `http://host.localhost:${port}`
  const post = async <Answer>(path: string, data: unknown) => {
    const answer = await request.post(console + path, { data, headers: { origin: console } })
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
  const configuration = {
    ...NEW_CONFIGURATION,
    name: `Portal of ${customer}`,
    origins: [host],
    languages: [...EMBED_LANGUAGES],
    ...changes,
  }
  const { id } = await post<{ id: string }>(routes.api.embeds(), { environment: 'sandbox', configuration })
  const { key } = await post<{ key: string }>(routes.api.embedKeys(id), { name: 'Portal', widgets: WIDGETS })
  const vendor = { console, key, configId: id, customer }
  const { close } = await serveHost(vendor, { port, ...(page && { page }) })
  return { vendor, host, evil: `http://evil.localhost:${port}`, close }
}

/** The widget's own document, inside the element's shadow. */
export const frameOf = (page: Page) => page.locator('billing-embed').frameLocator('iframe')
