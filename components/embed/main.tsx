'use client'
import './embed.css'
import { createRoot } from 'react-dom/client'
import { EmbedFrame } from '@/lib/embed/embed-frame'
import type { EmbedPageData } from '@/lib/embed/embed-page'
import type { EmbedTheme } from '@/lib/embed/theme'
import { themeTokens } from '@/lib/embed/theme-tokens'
import { tellDayTexts } from '@/lib/format/day-texts'
import { tellNumberMarks } from '@/lib/format/decimal'
import { EmbedRoot } from './embed-root'
import { addFace } from './face'

/** The widgets' script. What the page itself has begun goes on here. */
const isSandboxed = self.origin === 'null'
const begun = window.embedBegun
const { token, host: named } = begun
const page: EmbedPageData = JSON.parse(document.getElementById('page')?.textContent ?? '')
const root = document.getElementById('root') as HTMLElement
const host = hostOf(named)

const draw = (theme: EmbedTheme) => {
  for (const [name, value] of Object.entries(themeTokens(theme))) document.documentElement.style.setProperty(name, value)
  if (theme.font === 'inter') void addFace(() => true)
}

let hasFigures = false
if (page.theme.font === 'inter') void addFace(() => !hasFigures)

const { theme, shell, texts, refused, numbers, days } = page
tellNumberMarks(page.spoken.locale, numbers)
tellDayTexts(page.spoken.locale, days)
const spoken = { ...page.spoken, texts }
const frame = new EmbedFrame({ self: window, token, host, theme, languages: shell.languages, spoken, draw })
frame.link.post({ type: 'ready', hasToken: token !== undefined })
if (refused.length > 0) frame.link.post({ type: 'error', code: 'look' })
// The page itself shows that it is loading; what is drawn first has figures.
begun.first.then(() => {
  // Who waits for a token has no figures yet.
  hasFigures = token !== undefined
  createRoot(root).render(<EmbedRoot page={page} frame={frame} begun={begun} host={host} root={root} isSandboxed={isSandboxed} />)
})

/** The origin of the page around us: the browser's word where it gives one, else what the page said of itself. Either is only spoken to once the token allows it. */
function hostOf(named: string | undefined): string | undefined {
  if (window.parent === window) return undefined
  const [actual] = location.ancestorOrigins ?? []
  return actual && actual !== 'null' ? actual : named
}
