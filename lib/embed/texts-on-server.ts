import 'server-only'
import type { EmbedLanguage } from './languages'
import type { EmbedTexts } from './texts'
import ar from './texts/ar.json'
import de from './texts/de.json'
import en from './texts/en.json'
import es from './texts/es.json'
import fr from './texts/fr.json'
import ja from './texts/ja.json'

/** For the first HTML, which takes plain texts of them alone. */
export const EMBED_TEXTS: Record<EmbedLanguage, EmbedTexts> = { en, de, fr, es, ja, ar }
