/** Languages that there are texts of a widget for. */
export const EMBED_LANGUAGES = ['en', 'de', 'fr', 'es', 'ja', 'ar'] as const
export type EmbedLanguage = (typeof EMBED_LANGUAGES)[number]
