import 'server-only'
import type { AbstractIntlMessages } from 'next-intl'
import { compileTexts } from './compile-texts'
import messages from './en.json'

/** Parsed once, when the server starts. */
export const compiledMessages = compileTexts(messages) as AbstractIntlMessages
