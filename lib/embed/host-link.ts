import { type FrameMessage, type HostMessage, PROTOCOL, readHostMessage } from './protocol'

export interface HostLink {
  post(message: FrameMessage): void
  close(): void
}

type Page = Pick<Window, 'parent' | 'addEventListener' | 'removeEventListener'>

/**
 * Speaks with the parent of exactly this origin: anybody else's messages are dropped unread, whoever sends them and however many there
 * are, and ours reach nobody else. With no host (opened by itself, or framed by a page that did not name itself) it is silent.
 */
export function linkToHost(page: Page, host: string | undefined, onMessage: (message: HostMessage) => void): HostLink {
  const { parent } = page
  if (host === undefined || (parent as unknown) === page) return { post: () => undefined, close: () => undefined }
  const listen = (event: MessageEvent) => {
    if (event.source !== parent || event.origin !== host) return
    const message = readHostMessage(event.data)
    if (message) onMessage(message)
  }
  page.addEventListener('message', listen)
  return {
    post: (message) => parent.postMessage({ billingEmbed: PROTOCOL, ...message }, host),
    close: () => page.removeEventListener('message', listen),
  }
}
