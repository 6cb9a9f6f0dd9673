import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrast } from './contrast'
import { DEFAULT_THEME, EMBED_DENSITIES, EMBED_FONTS, EMBED_MODES, embedTheme } from './theme'
import { brandColours, GROUNDS, isCorrected, LEAST_CONTRAST, themeRule, themeTokens } from './theme-tokens'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const mode = fc.constantFrom('light' as const, 'dark' as const)

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(contrast('#0b6b5d', '#0b6b5d')).toBe(1)
})

describe('any brand colour', () => {
  test('can be read on every ground of either mode, and carries a text that can', () => {
    fc.assert(
      fc.property(colour, mode, (brand, mode) => {
        const { accent, onAccent, soft } = brandColours(brand, mode)
        for (const ground of GROUNDS[mode]) expect(contrast(accent, ground)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
        expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
        expect(contrast(mode === 'light' ? '#1c1b19' : '#eeece7', soft)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
      }),
      { numRuns: 2000 },
    )
  })

  test('stays as it is where it can be read already', () => {
    fc.assert(
      fc.property(colour, mode, (brand, mode) => {
        const isReadable = GROUNDS[mode].every((ground) => contrast(brand, ground) >= LEAST_CONTRAST)
        expect(isCorrected(brand, mode)).toBe(!isReadable)
      }),
    )
  })
})

test('a theme that is let through becomes colours, numbers and faces of ours, and nothing else', () => {
  const theme = fc.record({
    brand: colour,
    radius: fc.integer({ min: 0, max: 24 }),
    font: fc.constantFrom(...EMBED_FONTS),
    density: fc.constantFrom(...EMBED_DENSITIES),
    mode: fc.constantFrom(...EMBED_MODES),
  })
  fc.assert(
    fc.property(theme, (theme) => {
      expect(embedTheme.parse(theme)).toEqual(theme)
      expect(themeRule(theme)).toMatch(/^:root\{([a-z-]+:[\w\s#(),."-]+;?)+\}$/)
    }),
  )
})

test.each([
  ['red;}body{display:none', 'brand'],
  ['url(//evil.test)', 'brand'],
  ['</style>', 'brand'],
  ['#12345', 'brand'],
  ['red', 'brand'],
  ['inherit;', 'font'],
  ['5', 'radius'],
  [1e9, 'radius'],
  ['x'.repeat(5000), 'mode'],
])('%s is refused as %s', (value, name) => {
  expect(embedTheme.safeParse({ ...DEFAULT_THEME, [name]: value }).success).toBe(false)
})

test('the mode decides the scheme', () => {
  expect(themeTokens({ ...DEFAULT_THEME, mode: 'dark' })['color-scheme']).toBe('dark')
  expect(themeTokens({ ...DEFAULT_THEME, mode: 'system' })['color-scheme']).toBe('light dark')
})
