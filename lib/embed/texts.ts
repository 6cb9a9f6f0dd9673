import type { EmbedLanguage } from './languages'
import type texts from './texts/en.json'

/** All that a widget says, in one language; the others have the same keys (texts.test.ts). */
export type EmbedTexts = typeof texts

/** A language that the host changes to is fetched then; the first one stands in the page. The bundle holds them compiled, so that no widget needs a parser for them. */
const LOADERS: Record<EmbedLanguage, () => Promise<{ default: EmbedTexts }>> = {
  en: () => import('./texts/en.json'),
  de: () => import('./texts/de.json'),
  fr: () => import('./texts/fr.json'),
  es: () => import('./texts/es.json'),
  ja: () => import('./texts/ja.json'),
  ar: () => import('./texts/ar.json'),
}

export const loadTexts = async (language: EmbedLanguage): Promise<EmbedTexts> => (await LOADERS[language]()).default
