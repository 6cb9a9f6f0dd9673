import { inkOn, mixed, readable } from './contrast'
import type { EmbedTheme } from './theme'

/** What text is read on in either mode; app/look.css has the same. The second is what a pressed or marked row stands on. */
export const GROUNDS = { light: ['#ffffff', '#f4f3f0'], dark: ['#1a1a18', '#161615'] } as const

/** WCAG 2.2 AA, for text of any size. */
export const LEAST_CONTRAST = 4.5

export interface BrandColours {
  accent: string
  onAccent: string
  /** Beneath text: nearly the ground. */
  soft: string
}

/** The brand's colour as it can be read in one mode, and what goes with it. */
export function brandColours(brand: string, mode: keyof typeof GROUNDS): BrandColours {
  const [ground, second] = GROUNDS[mode]
  const accent = readable(brand.toLowerCase(), [ground, second], LEAST_CONTRAST)
  return { accent, onAccent: inkOn(accent), soft: mixed(ground, accent, 0.08) }
}

/** True where the brand's colour had to be darkened or lightened to be read. */
export const isCorrected = (brand: string, mode: keyof typeof GROUNDS): boolean =>
  brandColours(brand, mode).accent !== brand.toLowerCase()

const FONTS: Record<EmbedTheme['font'], string> = {
  inter: '"Inter Embed", ui-sans-serif, system-ui, sans-serif',
  system: 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", sans-serif',
  serif: 'ui-serif, Georgia, "Times New Roman", serif',
  mono: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace',
}

/** The properties that draw a theme; components/embed/embed.css takes them up. Nothing of a vendor's stands in them but a colour worked out here and a number. */
export function themeTokens({ brand, radius, font, density, mode }: EmbedTheme): Record<string, string> {
  const [light, dark] = [brandColours(brand, 'light'), brandColours(brand, 'dark')]
  const both = (part: keyof BrandColours) => `light-dark(${light[part]}, ${dark[part]})`
  return {
    'color-scheme': mode === 'system' ? 'light dark' : mode,
    '--theme-accent': both('accent'),
    '--theme-on-accent': both('onAccent'),
    '--theme-accent-soft': both('soft'),
    '--embed-radius': `${radius}px`,
    '--embed-font': FONTS[font],
    '--embed-gap': density === 'compact' ? '8px' : '14px',
  }
}

/** The same as a rule for the first HTML. */
export const themeRule = (theme: EmbedTheme): string =>
  `:root{${Object.entries(themeTokens(theme))
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`
