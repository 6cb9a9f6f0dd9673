import { getRequestConfig } from 'next-intl/server'
import { compiledMessages } from './compiled'

/** One language for now; the others come with the embeds. Days come before months, and times in a named zone: none is taken from the machine. */
export default getRequestConfig(async () => ({ locale: 'en-GB', messages: compiledMessages, timeZone: 'UTC' }))
