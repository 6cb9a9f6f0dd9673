import compile from 'icu-minify/compile'

export type Texts = { [key: string]: string | Texts }

/** Texts parsed into the short form that a page only has to fill in, in the same tree. */
export const compileTexts = (texts: Texts): object => plain(compileTree(texts))

const compileTree = (tree: Texts): object =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [key, typeof value === 'string' ? compile(value) : compileTree(value)]),
  )

/** Some compiled parts have no prototype, which the framework refuses to send to a page. */
const plain = (tree: object) => JSON.parse(JSON.stringify(tree))
