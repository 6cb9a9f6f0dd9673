import { type Begun, begin } from '@/lib/embed/first-reads'

declare global {
  interface Window {
    embedBegun: Begun
  }
}

/** The page's first script stands in the page itself, so that the figures are under way while the other is fetched. */
window.embedBegun = begin(JSON.parse(document.getElementById('page')?.textContent ?? ''))
