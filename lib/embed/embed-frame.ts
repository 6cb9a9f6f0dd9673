import { EmbedLife } from './embed-life'
import { type HostLink, linkToHost } from './host-link'
import type { EmbedLanguage } from './languages'
import { type EmbedLocale, localeOf } from './locale'
import type { HostMessage } from './protocol'
import { type EmbedTexts, loadTexts } from './texts'
import type { EmbedTheme } from './theme'

export interface Spoken extends EmbedLocale {
  texts: EmbedTexts
}

interface Begun {
  self: Window
  token: string | undefined
  host: string | undefined
  theme: EmbedTheme
  languages: readonly EmbedLanguage[]
  spoken: Spoken
  /** Puts a theme that has been checked on the page. */
  draw: (theme: EmbedTheme) => void
}

/** What a frame keeps while it is open, all of it in memory: its token, its look, its language. The host may change each. */
export class EmbedFrame {
  readonly life: EmbedLife
  readonly link: HostLink
  #begun: Begun
  #theme: EmbedTheme
  #spoken: Spoken
  #asked: Extract<HostMessage, { type: 'look' }> | undefined
  #listeners = new Set<() => void>()

  constructor(begun: Begun) {
    this.#begun = begun
    this.#theme = begun.theme
    this.#spoken = begun.spoken
    this.link = linkToHost(begun.self, begun.host, (message) => this.#hear(message))
    this.life = new EmbedLife(begun.token, { post: this.link.post, now: Date.now })
  }

  get spoken(): Spoken {
    return this.#spoken
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  #hear(message: HostMessage) {
    if (message.type === 'token') return this.life.given(message.token)
    const isFirst = this.#asked === undefined
    this.#asked = { ...this.#asked, ...message }
    // However many come, each drawing takes up what was asked for last.
    if (isFirst) this.#begun.self.requestAnimationFrame(() => void this.#apply())
  }

  async #apply() {
    const asked = this.#asked
    this.#asked = undefined
    let isRefused = false
    if (asked?.theme !== undefined) {
      // What checks a theme is fetched with the first one that comes.
      const { withLook } = await import('./look')
      const { theme, refused } = withLook(this.#theme, asked.theme)
      this.#theme = theme
      this.#begun.draw(theme)
      isRefused = refused.length > 0
    }
    if (asked?.language !== undefined) isRefused = !(await this.#speak(asked.language)) || isRefused
    if (isRefused) this.link.post({ type: 'error', code: 'look' })
  }

  /** False for a language that there are no texts for, or that the vendor did not choose; then nothing changes. */
  async #speak(tag: string): Promise<boolean> {
    const wanted = localeOf({ asked: tag, accepted: navigator.languages, languages: this.#begun.languages })
    if (wanted.language !== tag.toLowerCase().split('-')[0]) return false
    this.#spoken = { ...wanted, texts: await loadTexts(wanted.language) }
    for (const listener of this.#listeners) listener()
    return true
  }
}
