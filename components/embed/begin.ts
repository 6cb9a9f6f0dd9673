import type { EmbedPage } from '@/lib/embed/embed-page'
import { type Begun, begin } from '@/lib/embed/first-reads'

declare global {
  interface Window {
    embedBegun: Begun
  }
}

/** The page's first script stands in the page itself, so that the figures are under way while the other is fetched. */
const page: EmbedPage = JSON.parse(document.getElementById('page')?.textContent ?? '')
window.embedBegun = begin(page)

/**
 * What browsers read when a language's numbers and dates are first written takes longer than drawing them. There is time for it once the
 * page is drawn as it came, while its figures are under way.
 */
function readLanguage() {
  const { locale } = page.spoken
  new Intl.NumberFormat(locale).formatToParts(-1234.5)
  new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }).format()
  new Intl.RelativeTimeFormat(locale).format(1, 'day')
  new Intl.PluralRules(locale).select(1)
}
document.addEventListener('readystatechange', () => requestAnimationFrame(() => setTimeout(readLanguage)), { once: true })
