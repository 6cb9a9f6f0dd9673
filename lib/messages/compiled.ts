import 'server-only'
import compile from 'icu-minify/compile'
import type { AbstractIntlMessages } from 'next-intl'
import messages from './en.json'

type Tree = { [key: string]: string | Tree }

/** Each text parsed once, when the server starts, into the short form that the pages only have to fill in. */
export const compiledMessages: AbstractIntlMessages = plain(compileTree(messages))

function compileTree(tree: Tree): object {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [key, typeof value === 'string' ? compile(value) : compileTree(value)]),
  )
}

/** Some compiled parts have no prototype, which the framework refuses to send to a page. */
function plain(tree: object) {
  return JSON.parse(JSON.stringify(tree))
}
