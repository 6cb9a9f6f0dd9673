import type { EmbedPage } from './embed-page'
import { readFragment } from './protocol'
import { tokenSession } from './token-session'

/** What a page has begun before its script was there. */
export interface Begun {
  token: string | undefined
  /** As the page around it has named itself. */
  host: string | undefined
  /** Under way, by path. */
  reads: Map<string, Promise<Response>>
  /** Those of them that have come and hold what was asked for. */
  answers: Map<string, unknown>
  /** When there is something to draw: the widget on top has come or failed, or takes long. */
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

type Page = Pick<EmbedPage, 'widget' | 'shell' | 'reads'>

/** Takes the token out of the address, so that no history, log or Referer gets it, and asks for what will be shown on top. */
export function begin(page: Page): Begun {
  const { token, host } = readFragment(location.hash)
  const begun: Begun = { token, host, reads: new Map(), answers: new Map(), first: Promise.resolve() }
  // In a sandbox the page has no origin: nothing can be asked, and the address is not its own to change.
  if (self.origin === 'null') return begun
  history.replaceState(null, '', location.pathname + location.search)
  const [top] = shownWith(token, page)
  if (top) begun.first = Promise.race([ask(begun, top), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
  return begun
}

/** What is beneath the widget on top is asked for once that is drawn, as each question delays its figures on a slow processor; but not later than this. */
const PATIENCE_MS = 1_000

/** Where what the token shows is asked for, from top to bottom. */
function shownWith(token: string | undefined, { widget, shell, reads }: Page): string[] {
  if (token === undefined) return []
  const named = widget === 'all' ? (tokenSession(token, shell) ?? shell).widgets : [widget]
  return named.flatMap((name) => reads[name] ?? [])
}

/** Resolves when it has come or failed; whoever takes the read itself hears of a failure. */
function ask({ token, reads, answers }: Begun, path: string): Promise<unknown> {
  const read = askWidget(path, token)
  reads.set(path, read)
  return note(read, (answer) => answers.set(path, answer)).catch(() => undefined)
}

async function note(read: Promise<Response>, take: (answer: unknown) => void): Promise<void> {
  const response = await read
  if (response.ok) take(await response.clone().json())
}
