'use client'
import './embed.css'
import { createRoot } from 'react-dom/client'
import { EmbedFrame } from '@/lib/embed/embed-frame'
import type { EmbedPage } from '@/lib/embed/embed-page'
import { loadTexts } from '@/lib/embed/texts'
import type { EmbedTheme } from '@/lib/embed/theme'
import { themeTokens } from '@/lib/embed/theme-tokens'
import { EmbedRoot } from './embed-root'

/** The widgets' script. What the page itself has begun goes on here. */
const isSandboxed = self.origin === 'null'
const begun = window.embedBegun
const { token, host: named } = begun
const page: EmbedPage = JSON.parse(document.getElementById('page')?.textContent ?? '')
const root = document.getElementById('root') as HTMLElement
const host = hostOf(named)

const draw = (theme: EmbedTheme) => {
  for (const [name, value] of Object.entries(themeTokens(theme))) document.documentElement.style.setProperty(name, value)
}

loadTexts(page.spoken.language).then((texts) => {
  const { theme, shell } = page
  const spoken = { ...page.spoken, texts }
  const frame = new EmbedFrame({ self: window, token, host, theme, languages: shell.languages, spoken, draw })
  createRoot(root).render(<EmbedRoot page={page} frame={frame} begun={begun} host={host} root={root} isSandboxed={isSandboxed} />)
})

/** The origin of the page around us: the browser's word where it gives one, else what the page said of itself. Either is only spoken to once the token allows it. */
function hostOf(named: string | undefined): string | undefined {
  if (window.parent === window) return undefined
  const [actual] = location.ancestorOrigins ?? []
  return actual && actual !== 'null' ? actual : named
}
