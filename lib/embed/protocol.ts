/**
 * What a frame and the page around it say to each other, by `postMessage`, each to the other’s exact origin. `billingEmbed` is the version
 * of these words: a message with another one, or of another shape, is not heard. No figure and no name ever leaves the frame this way.
 */
export const PROTOCOL = 1

export type FrameMessage =
  /** It listens now. Without a token it waits for one. */
  | { type: 'ready'; hasToken: boolean }
  /** What was to be shown is shown, for the first time. */
  | { type: 'load' }
  /** CSS pixels that the content takes; a whole number. */
  | { type: 'size'; height: number }
  /** The token ends soon: a new one now keeps the figures from standing still. */
  | { type: 'renew' }
  /** The token has ended, or was taken back. */
  | { type: 'expired' }
  | { type: 'error'; code: FrameFault }

/** Why it shows no figures; `look` is a theme or a language that was refused. */
export const FRAME_FAULTS = ['offline', 'busy', 'broken', 'gone', 'scope', 'foreign', 'look'] as const
export type FrameFault = (typeof FRAME_FAULTS)[number]

export type HostMessage =
  /** A new token, which takes the place of the one before. */
  | { type: 'token'; token: string }
  /** Members of a theme and a language, to be checked; what is left out stays as it is. */
  | { type: 'look'; theme?: unknown; language?: string }

/** A token's alphabet; its length has room to spare. */
export const isTokenText = (text: unknown): text is string => typeof text === 'string' && /^[\w.-]{16,4096}$/.test(text)

export function readHostMessage(data: unknown): HostMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { billingEmbed, type, token, theme, language } = data as Record<string, unknown>
  if (billingEmbed !== PROTOCOL) return undefined
  if (type === 'token' && isTokenText(token)) return { type, token }
  if (type !== 'look') return undefined
  return { type, theme, ...(typeof language === 'string' && language.length <= 35 && { language }) }
}

/** What stands behind `#` in a frame's address: the token, and the origin of the page around it. */
export function readFragment(hash: string): { token: string | undefined; host: string | undefined } {
  const values = new URLSearchParams(hash.replace(/^#/, ''))
  const token = values.get('t')
  return { token: isTokenText(token) ? token : undefined, host: values.get('o') ?? undefined }
}
