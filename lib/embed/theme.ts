/** The look of a widget as a vendor chooses it: by strict patterns, so that nothing of it can be more than a colour or a number. */
import * as z from '@/lib/zod'

export const EMBED_FONTS = ['inter', 'system', 'serif', 'mono'] as const
export const EMBED_DENSITIES = ['comfortable', 'compact'] as const
export const EMBED_MODES = ['light', 'dark', 'system'] as const

export const embedTheme = z.strictObject({
  /** `#rrggbb`. */
  brand: z.string().check(z.regex(/^#[0-9a-f]{6}$/i, 'colour')),
  /** Of corners, in CSS pixels. */
  radius: z.int().check(z.minimum(0), z.maximum(24)),
  font: z.enum(EMBED_FONTS),
  density: z.enum(EMBED_DENSITIES),
  mode: z.enum(EMBED_MODES),
})
export type EmbedTheme = z.infer<typeof embedTheme>

export const DEFAULT_THEME: EmbedTheme = {
  brand: '#3355cc',
  radius: 8,
  font: 'inter',
  density: 'comfortable',
  mode: 'system',
}
