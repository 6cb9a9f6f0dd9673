import type { EmbedPage } from './embed-page'
import { readFragment } from './protocol'

/** What a page has begun before its script was there. */
export interface Begun {
  token: string | undefined
  /** As the page around it has named itself. */
  host: string | undefined
  /** Under way, by path. */
  reads: Map<string, Promise<Response>>
  /** Those of them that have come and hold what was asked for. */
  answers: Map<string, unknown>
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
  const begun: Begun = { token, host, reads: new Map(), answers: new Map() }
  // In a sandbox the page has no origin: nothing can be asked, and the address is not its own to change.
  if (self.origin === 'null') return begun
  history.replaceState(null, '', location.pathname + location.search)
  if (token === undefined) return begun
  const named = widget === 'all' ? scopeOf(token) : [widget]
  for (const [name, path] of Object.entries(paths)) {
    if (name !== 'session' && !named.includes(name)) continue
    const ask = () => askWidget(path, token)
    // Asking takes a slow phone a while: what is shown first goes first, the rest once the page has been read.
    const read = begun.reads.size < AT_ONCE ? ask() : soon(ask)
    begun.reads.set(path, read)
    // Whoever takes the read itself hears of a failure.
    void note(read, (answer) => begun.answers.set(path, answer)).catch(() => undefined)
  }
  return begun
}

/** The session and the widget on top. */
const AT_ONCE = 2
const soon = <Answer>(task: () => Promise<Answer>) => new Promise<Answer>((resolve) => setTimeout(() => resolve(task())))

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
