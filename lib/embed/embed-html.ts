import { dayTexts } from '@/lib/format/day-texts'
import { numberMarks } from '@/lib/format/decimal'
import type { EmbedAssets } from './embed-assets'
import type { EmbedPage, EmbedPageData } from './embed-page'
import { directionOf } from './locale'
import type { EmbedTexts } from './texts'
import { themeRule } from './theme-tokens'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')

const LINE =
  '<div class="grid gap-3 border-t border-line py-(--embed-gap) first:border-0"><div class="flex gap-6"><div class="h-2.5 w-2/5 rounded-full bg-line"></div><div class="ms-auto h-2.5 w-1/5 rounded-full bg-line"></div></div><div class="h-1.5 rounded-full bg-line"></div></div>'

interface Html {
  page: EmbedPage
  texts: EmbedTexts
  /** The same texts for the script. */
  compiled: EmbedTexts
  assets: EmbedAssets
  /** Of this answer's Content-Security-Policy. */
  nonce: string
}

/**
 * A widget's page. It holds no figure and nothing of a customer's, since the token stands behind `#` and never reaches us with the address;
 * its script reads that and asks. A page of the framework's would carry its runtime, which is more than all of the widgets.
 */
export function embedHtml({ page, texts, compiled, assets, nonce }: Html): string {
  const { widget, spoken, level } = page
  const title = widget === 'all' ? texts.titles.usage : texts.titles[widget]
  const data: EmbedPageData = { ...page, texts: compiled, numbers: numberMarks(spoken.locale), days: dayTexts(spoken.locale) }
  return [
    `<!doctype html><html lang="${escaped(spoken.locale)}" dir="${directionOf(spoken.language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow"><meta name="referrer" content="no-referrer">',
    `<title>${escaped(title)}</title>`,
    // `<` could end the script or begin a comment in it.
    `<script type="application/json" id="page">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`,
    `<script nonce="${escaped(nonce)}">${assets.begin}</script>`,
    // The theme comes last: the sheet has values of its own for some of it.
    `<style nonce="${escaped(nonce)}">${assets.style}${themeRule(page.theme)}</style>`,
    // Without a script nothing is loading.
    `<noscript><style nonce="${escaped(nonce)}">[role=status]{display:none}</style></noscript>`,
    ...assets.imports.map((href) => `<link rel="modulepreload" nonce="${escaped(nonce)}" href="${escaped(href)}">`),
    `<script type="module" nonce="${escaped(nonce)}" src="${escaped(assets.script)}"></script></head>`,
    `<body><main id="root" class="p-4"><div class="grid gap-6"><section aria-busy="true">`,
    `<h${level} class="text-lg font-bold">${escaped(title)}</h${level}>`,
    `<noscript><p class="mt-2 text-muted">${escaped(texts.status.noScript)}</p></noscript>`,
    `<div role="status" aria-label="${escaped(texts.status.loading)}" class="grid">${LINE.repeat(3)}</div></section></div></main></body></html>`,
  ].join('')
}
