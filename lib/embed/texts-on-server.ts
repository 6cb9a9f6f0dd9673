import 'server-only'
import { compileTexts } from '@/lib/messages/compile-texts'
import { EMBED_LANGUAGES, type EmbedLanguage } from './languages'
import type { EmbedTexts } from './texts'
import ar from './texts/ar.json'
import de from './texts/de.json'
import en from './texts/en.json'
import es from './texts/es.json'
import fr from './texts/fr.json'
import ja from './texts/ja.json'

/** For the first HTML, which takes plain texts of them alone. */
export const EMBED_TEXTS: Record<EmbedLanguage, EmbedTexts> = { en, de, fr, es, ja, ar }

/** The same for its script, compiled as in the bundle, so that what it says need not be fetched. */
export const COMPILED_TEXTS = Object.fromEntries(
  EMBED_LANGUAGES.map((language) => [language, compileTexts(EMBED_TEXTS[language])]),
) as Record<EmbedLanguage, EmbedTexts>
