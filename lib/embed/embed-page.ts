import type { DayTexts } from '@/lib/format/day-texts'
import type { NumberMarks } from '@/lib/format/decimal'
import { routes } from '@/lib/routes'
import type { EmbedShell } from './answers'
import { acceptedLanguages, type EmbedLocale, localeOf } from './locale'
import { lookOfQuery, withLook } from './look'
import type { EmbedTexts } from './texts'
import type { EmbedTheme } from './theme'
import type { Widget, WidgetPage } from './widgets'

/** What a widget's page begins with: decided by the configuration, the address and the browser, before anybody has a token. */
export interface EmbedPage {
  shell: EmbedShell
  widget: WidgetPage
  theme: EmbedTheme
  spoken: EmbedLocale
  /** Of each widget's heading: the host page knows which fits. */
  level: number
  /** Names of a look that were asked for and are not drawn. */
  refused: string[]
  /** Where its figures are asked for. */
  reads: Partial<Record<Widget, string>>
}

/** The same with what it says, in the language that is spoken first: its texts, compiled, and how it writes numbers and days. */
export type EmbedPageData = EmbedPage & { texts: EmbedTexts; numbers: NumberMarks; days: DayTexts | undefined }

const LEVELS = /^[1-6]$/

export function embedPage(
  shell: EmbedShell,
  widget: WidgetPage,
  query: URLSearchParams,
  acceptLanguage: string | null,
): EmbedPage {
  const { theme, refused } = withLook(shell.theme, lookOfQuery(query))
  const asked = query.get('lang')
  const spoken = localeOf({ asked, accepted: acceptedLanguages(acceptLanguage), languages: shell.languages })
  if (asked && spoken.language !== asked.toLowerCase().split('-')[0]) refused.push('lang')
  const level = query.get('level') ?? ''
  return { shell, widget, theme, spoken, level: LEVELS.test(level) ? Number(level) : 2, refused, reads: readsOf(shell) }
}

const readsOf = ({ id, widgets }: EmbedShell): EmbedPage['reads'] =>
  Object.fromEntries(widgets.map((widget) => [widget, routes.api.widget(id, widget)]))
