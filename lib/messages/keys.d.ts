/** Makes every `t('…')` a typed key: a text that is missing does not compile. */
import type messages from './en.json'

declare module 'next-intl' {
  interface AppConfig {
    Locale: 'en-GB'
    Messages: typeof messages
  }
}
