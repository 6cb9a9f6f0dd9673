import { expect, test } from 'vitest'
import type { EmbedShell } from './answers'
import type { EmbedAssets } from './embed-assets'
import { embedHtml } from './embed-html'
import { type EmbedPage, embedPage } from './embed-page'
import { EMBED_LANGUAGES } from './languages'
import { COMPILED_TEXTS, EMBED_TEXTS } from './texts-on-server'
import { DEFAULT_THEME } from './theme'
import { WIDGETS } from './widgets'

const shell: EmbedShell = {
  id: 'emb_1',
  origins: ['https://host.test'],
  widgets: [...WIDGETS],
  theme: DEFAULT_THEME,
  languages: ['en', 'ar'],
  links: { upgrade: 'https://host.test/?</script><script>alert(1)</script>', contact: null },
}
const assets: EmbedAssets = {
  begin: 'begin()',
  script: '/a/main.js',
  style: '.grid{display:grid}',
  imports: [],
}
const html = (query: string, accept: string | null = null) => {
  const page = embedPage(shell, 'usage', new URLSearchParams(query), accept)
  return { page, text: textOf(page) }
}
const textOf = (page: EmbedPage) => {
  const { language } = page.spoken
  return embedHtml({ page, texts: EMBED_TEXTS[language], compiled: COMPILED_TEXTS[language], assets, nonce: 'n0nce' })
}

const dataIn = (text: string) => JSON.parse(/id="page">([^<]*)<\/script>/.exec(text)?.[1] ?? '')

test('the theme outdoes the sheet, which has a mode of its own', () => {
  const { text } = html('mode=dark')
  expect(text.indexOf('color-scheme:dark')).toBeGreaterThan(text.indexOf(assets.style))
})

test('every script that runs, and the style, carry the nonce', () => {
  const { text } = html('')
  const running = [...text.matchAll(/<(script|style)\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !tag.includes('json'))
  expect(running).toHaveLength(4)
  expect(running.filter((tag) => !tag.includes('nonce="n0nce"'))).toEqual([])
  expect(text).not.toMatch(/\sstyle=|\son\w+=/)
})

test('what a vendor wrote cannot end the data it stands in', () => {
  const { text } = html('')
  expect(text.match(/<\/script>/g)).toHaveLength(3)
  expect(dataIn(text).shell.links.upgrade).toBe(shell.links.upgrade)
})

test('the address chooses language, look and level, and what it may not is named', () => {
  const { page, text } = html('lang=ar-EG&mode=dark&level=4&brand=%23ff0000&radius=9999&font=evil')
  expect(text).toContain('<html lang="ar-EG" dir="rtl">')
  expect(text).toContain('<h4 ')
  expect(dataIn(text).texts).toEqual(COMPILED_TEXTS.ar)
  expect(page.theme).toEqual({ ...DEFAULT_THEME, mode: 'dark', brand: '#ff0000' })
  expect(page.refused).toEqual(['radius', 'font'])
  expect(html('lang=xx').page.refused).toEqual(['lang'])
})

test.each(EMBED_LANGUAGES)('without a script the page says what to do, in %s', (language) => {
  const page = embedPage({ ...shell, languages: [language] }, 'usage', new URLSearchParams(), null)
  const text = textOf(page)
  const [, sentence = ''] = /<noscript><p[^>]*>([^<]+)<\/p><\/noscript>/.exec(text) ?? []
  expect(sentence).toContain('JavaScript')
  if (language !== 'en') expect(sentence).not.toBe(EMBED_TEXTS.en.status.noScript)
})

test('without a wish of the host the browser decides', () => {
  expect(html('', 'ar;q=0.9, en;q=0.5').text).toContain('dir="rtl"')
})
