import type { EmbedPage } from './embed-page'
import { readFragment } from './protocol'
import { WIDGETS } from './widgets'

/** What a page has begun before its script was there. */
export interface Begun {
  token: string | undefined
  /** As the page around it has named itself. */
  host: string | undefined
  /** Under way, by path. */
  reads: Map<string, Promise<Response>>
  /** Those of them that have come and hold what was asked for. */
  answers: Map<string, unknown>
  /** When there is something to draw: the session and one widget have come or failed. */
  first: Promise<unknown>
}

/** A read with a frame's token. No cookie goes along or is taken. */
export const askWidget = (path: string, token: string | undefined, signal?: AbortSignal): Promise<Response> =>
  fetch(path, {
    headers: { authorization: `Bearer ${token}` },
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    ...(signal && { signal }),
  })

/** Takes the token out of the address, so that no history, log or Referer gets it, and asks for what will be shown first. */
export function begin({ widget, reads: paths }: Pick<EmbedPage, 'widget' | 'reads'>): Begun {
  const { token, host } = readFragment(location.hash)
  const begun: Begun = { token, host, reads: new Map(), answers: new Map(), first: Promise.resolve() }
  // In a sandbox the page has no origin: nothing can be asked, and the address is not its own to change.
  if (self.origin === 'null') return begun
  history.replaceState(null, '', location.pathname + location.search)
  if (token === undefined) return begun
  const named = widget === 'all' ? scopeOf(token) : [widget]
  const ask = (path: string) => {
    const read = askWidget(path, token)
    begun.reads.set(path, read)
    // Whoever takes the read itself hears of a failure.
    return note(read, (answer) => begun.answers.set(path, answer)).catch(() => undefined)
  }
  // What is shown on top takes longest, and the first to be asked is answered first.
  const [top, ...others] = WIDGETS.flatMap((name) => (named.includes(name) ? (paths[name] ?? []) : []))
  const widgets = top === undefined ? [] : [ask(top)]
  const session = ask(paths.session)
  widgets.push(...others.map(ask))
  begun.first = Promise.all([session, widgets.length > 0 && Promise.race(widgets)])
  return begun
}

async function note(read: Promise<Response>, take: (answer: unknown) => void): Promise<void> {
  const response = await read
  if (response.ok) take(await response.clone().json())
}

/** Whether it is true is the server's to say; here it saves asking for what would be refused. */
function scopeOf(token: string): unknown[] {
  try {
    const { scope } = JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')))
    return Array.isArray(scope) ? scope : []
  } catch {
    return []
  }
}
