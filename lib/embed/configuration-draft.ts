/** A configuration as its form has it: lists are lines of text. */
import { type EmbedConfiguration, embedConfiguration } from './configuration'
import { EMBED_LANGUAGES, type EmbedLanguage } from './languages'
import type { EmbedTheme } from './theme'
import type { Widget } from './widgets'

export interface ConfigurationDraft {
  name: string
  isEnabled: boolean
  origins: string
  widgets: Widget[]
  /** The first language. */
  fallback: EmbedLanguage
  languages: EmbedLanguage[]
  timeZone: string
  upgrade: string
  contact: string
  hiddenFeatures: string
  hiddenGrants: string
}

export function draftOf({ links, languages, ...configuration }: EmbedConfiguration): ConfigurationDraft {
  const { name, isEnabled, widgets, timeZone } = configuration
  return {
    name,
    isEnabled,
    widgets,
    timeZone,
    languages,
    fallback: languages[0] ?? 'en',
    origins: configuration.origins.join('\n'),
    upgrade: links.upgrade ?? '',
    contact: links.contact ?? '',
    hiddenFeatures: configuration.hiddenFeatures.join('\n'),
    hiddenGrants: configuration.hiddenGrants.join('\n'),
  }
}

/** What the draft comes to, whether or not it may be saved. */
export function configurationOf(draft: ConfigurationDraft, theme: EmbedTheme): EmbedConfiguration {
  const { name, isEnabled, widgets, fallback, languages, timeZone, upgrade, contact } = draft
  return {
    name: name.trim(),
    isEnabled,
    origins: [...new Set(linesOf(draft.origins).map(originOf))],
    widgets,
    theme,
    languages: [fallback, ...EMBED_LANGUAGES.filter((language) => language !== fallback && languages.includes(language))],
    links: { upgrade: upgrade.trim() || null, contact: contact.trim() || null },
    hiddenFeatures: linesOf(draft.hiddenFeatures),
    hiddenGrants: linesOf(draft.hiddenGrants),
    timeZone: timeZone.trim(),
  }
}

const linesOf = (text: string) => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]

/** The origin that an address from the browser's bar means, without its slash and in its letters; any other text stays what it is. */
function originOf(line: string): string {
  if (!/^https?:\/\/[^\s/?#@*]+\/?$/i.test(line) || !URL.canParse(line)) return line
  return new URL(line).origin
}

export type DraftField = keyof ConfigurationDraft

/** Fields of the draft that may not be saved as they are, each with what is wrong: the value itself where it is one of several. */
export function faultsOf(configuration: EmbedConfiguration): Map<DraftField, string> {
  const checked = embedConfiguration.safeParse(configuration)
  const faults = new Map<DraftField, string>()
  for (const { path } of checked.error?.issues ?? []) {
    const [member, part] = path
    const field = (member === 'links' ? part : member) as DraftField
    const named = typeof part === 'number' ? (configuration[member as 'origins' | 'hiddenFeatures'][part] ?? '') : ''
    if (!faults.has(field)) faults.set(field, named)
  }
  return faults
}
