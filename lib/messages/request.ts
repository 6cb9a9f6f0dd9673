import { getRequestConfig } from 'next-intl/server'

/** One language for now; the others come with the embeds. Days come before months, and times in a named zone: none is taken from the machine. */
export default getRequestConfig(async () => ({
  locale: 'en-GB',
  messages: (await import('./en.json')).default,
  timeZone: 'UTC',
}))
