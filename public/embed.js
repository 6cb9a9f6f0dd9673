/**
 * <billing-embed>: shows a widget of the billing console in a page of yours. No dependency, no cookie, no storage.
 *
 *   <script src="https://billing.example.com/embed.js" async></script>
 *   <billing-embed src="(the `url` that your server got)"></billing-embed>
 *
 * Attributes: `src`, `language`, `theme` (JSON), `level` (of the headings), `label` (the frame's name for screen readers).
 * Properties: the same (`theme` as an object), and `renew`: a function that resolves to a new token or url, called when one is needed.
 * Events: `billing-load`, `billing-resize` (detail.height), `billing-expired`, `billing-error` (detail.code). See docs/embed.md.
 */
;(() => {
  const VERSION = 1
  const SILENT_AFTER_MS = 15_000
  const RENEW_EVERY_MS = 10_000
  const TEXTS = ['src', 'language', 'level', 'label']
  const parsed = (text) => (text && URL.canParse(text, location.href) ? new URL(text, location.href) : undefined)
  const tokenOf = (url) => new URLSearchParams(url?.hash.slice(1)).get('t')

  class BillingEmbed extends HTMLElement {
    static observedAttributes = [...TEXTS, 'theme']
    #frame
    /** Where the frame is: its address without the token. */
    #place = ''
    #origin = ''
    #hear = (event) => this.#onMessage(event)
    #renew
    #silence
    #renewedAt = Number.NEGATIVE_INFINITY
    #isReady = false

    connectedCallback() {
      // Properties that were set before this file had come.
      for (const name of [...TEXTS, 'theme', 'renew'])
        if (Object.hasOwn(this, name)) {
          const value = this[name]
          delete this[name]
          this[name] = value
        }
      if (!this.#frame) {
        this.style.display ||= 'block'
        this.#frame = document.createElement('iframe')
        // It is as high as what it holds, so it never needs bars of its own.
        this.#frame.setAttribute('scrolling', 'no')
        this.#frame.referrerPolicy = 'no-referrer'
        Object.assign(this.#frame.style, { display: 'block', width: '100%', height: '160px', border: '0', colorScheme: 'normal' })
        this.attachShadow({ mode: 'open' }).append(this.#frame)
      }
      addEventListener('message', this.#hear)
      this.#open()
    }

    disconnectedCallback() {
      removeEventListener('message', this.#hear)
      clearTimeout(this.#silence)
      // A frame that is taken out of the page loses what it held.
      this.#place = ''
    }

    attributeChangedCallback(name, before, after) {
      if (before === after || !this.isConnected || !this.#frame) return
      if (name === 'label') this.#frame.title = this.label ?? 'Billing'
      else if (name === 'src' || name === 'level') this.#open()
      else if (this.#isReady) this.#post({ type: 'look', theme: this.theme, language: this.language ?? undefined })
    }

    #open() {
      const url = parsed(this.src)
      if (!url) return void this.#askForToken()
      if (!/^https?:$/.test(url.protocol)) return
      const place = `${url.origin}${url.pathname}${url.search} ${this.level}`
      // The same widget with a new token: what is shown stays.
      if (place === this.#place) return void (this.#isReady && this.#post({ type: 'token', token: tokenOf(url) }))
      this.#place = place
      this.#origin = url.origin
      this.#isReady = false
      for (const [name, value] of Object.entries({ lang: this.language, level: this.level, ...this.theme }))
        if (value !== null && value !== undefined) url.searchParams.set(name, value)
      const fragment = new URLSearchParams(url.hash.slice(1))
      fragment.set('o', location.origin)
      url.hash = fragment
      this.#frame.title = this.label ?? 'Billing'
      this.#frame.src = url
      clearTimeout(this.#silence)
      this.#silence = setTimeout(() => this.#tell('error', { code: 'silent' }), SILENT_AFTER_MS)
    }

    #onMessage({ data, origin, source }) {
      if (source !== this.#frame.contentWindow || origin !== this.#origin || data?.billingEmbed !== VERSION) return
      const { type, height, code, hasToken } = data
      if (type === 'ready') {
        clearTimeout(this.#silence)
        this.#isReady = true
        if (!hasToken) this.#askForToken()
      } else if (type === 'size' && Number.isSafeInteger(height) && height > 0 && height < 100_000) {
        this.#frame.style.height = `${height}px`
        this.#tell('resize', { height })
      } else if (type === 'load') this.#tell('load')
      else if (type === 'error' && typeof code === 'string') this.#tell('error', { code })
      else if (type === 'renew' || type === 'expired') {
        if (type === 'expired') this.#tell('expired')
        this.#askForToken()
      }
    }

    /** Never more often than every ten seconds, whatever the frame asks. */
    async #askForToken() {
      const now = Date.now()
      const renew = this.#renew
      if (!renew || !this.isConnected || now - this.#renewedAt < RENEW_EVERY_MS) return
      this.#renewedAt = now
      try {
        const given = await renew()
        if (typeof given !== 'string' || !given) throw new TypeError('renew() resolved to no token')
        if (/^https?:/.test(given)) this.src = given
        else this.#post({ type: 'token', token: given })
      } catch {
        this.#tell('error', { code: 'renew' })
      }
    }

    #post(message) {
      if (this.#origin) this.#frame.contentWindow?.postMessage({ billingEmbed: VERSION, ...message }, this.#origin)
    }

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(`billing-${name}`, { detail }))
    }

    get renew() {
      return this.#renew
    }
    set renew(renew) {
      this.#renew = typeof renew === 'function' ? renew : undefined
      if (this.#frame && !this.#place) this.#askForToken()
    }
    get theme() {
      try {
        return JSON.parse(this.getAttribute('theme')) ?? undefined
      } catch {
        return undefined
      }
    }
    set theme(theme) {
      this.setText('theme', theme && typeof theme === 'object' ? JSON.stringify(theme) : theme)
    }
    setText(name, value) {
      if (value === null || value === undefined) this.removeAttribute(name)
      else this.setAttribute(name, value)
    }
  }

  for (const name of TEXTS)
    Object.defineProperty(BillingEmbed.prototype, name, {
      get() {
        return this.getAttribute(name)
      },
      set(value) {
        this.setText(name, value)
      },
    })
  if (!customElements.get('billing-embed')) customElements.define('billing-embed', BillingEmbed)
})()
