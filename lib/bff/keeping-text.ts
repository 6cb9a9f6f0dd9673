import 'server-only'
import { SDKCore } from '@/lib/billing/core'
import { HTTPClient } from '@/lib/billing/http-client'

/** A client that works as `core` does, and keeps the text of the answer that it received last. */
export function keepingText(core: SDKCore): { core: SDKCore; text: () => string | undefined } {
  const { settings } = core
  let text: string | undefined
  const fetcher = async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const response = await settings.httpClient.request(String(input), init)
    text = await response.clone().text()
    return response
  }
  return { core: new SDKCore({ ...settings, httpClient: new HTTPClient({ fetcher }) }), text: () => text }
}
