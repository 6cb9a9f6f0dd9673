import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import compile from 'icu-minify/compile'
import { describe, expect, test } from 'vitest'
import { EMBED_LANGUAGES } from './languages'

type Tree = { [key: string]: string | Tree }

const treeOf = (language: string): Tree => JSON.parse(readFileSync(`lib/embed/texts/${language}.json`, 'utf8'))

function flat(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )
}

/** A compiled text: words, gaps `['name']`, tags `['name', …]`, plurals `['name', 2, { one: … }]`. */
function partsOf(compiled: unknown, found: { gaps: Set<string>; plurals: string[][] } = { gaps: new Set(), plurals: [] }) {
  if (!Array.isArray(compiled)) return found
  for (const part of compiled) {
    if (!Array.isArray(part)) continue
    const [name, kind, choices] = part
    if (typeof name === 'string') found.gaps.add(name)
    if (typeof kind === 'number' && choices) {
      found.plurals.push(Object.keys(choices))
      for (const choice of Object.values(choices)) partsOf(Array.isArray(choice) ? choice : [choice], found)
    } else partsOf(part.slice(1), found)
  }
  return found
}

const english = new Map(flat(treeOf('en')))
const read = (text: string) => {
  const compiled = compile(text)
  return partsOf(Array.isArray(compiled) ? compiled : [compiled])
}

describe.each(EMBED_LANGUAGES)('%s', (language) => {
  const texts = new Map(flat(treeOf(language)))

  test('has each text, and none that English has not', () => {
    expect([...texts.keys()]).toEqual([...english.keys()])
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('each text has the gaps of the English one', () => {
    const differing = [...texts].filter(([key, text]) => {
      const own = [...read(text).gaps].toSorted()
      return own.join() !== [...read(english.get(key) ?? '').gaps].toSorted().join()
    })
    expect(differing).toEqual([])
  })

  test('each plural has the forms of the language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted().join()
    const wrong = [...texts].flatMap(([key, text]) =>
      read(text)
        .plurals.filter((given) => given.toSorted().join() !== forms)
        .map((given) => `${key}: ${given}`),
    )
    expect(wrong).toEqual([])
  })
})

test('every text is used, and a missing one would not compile', () => {
  const code = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'components/embed', 'lib/embed'], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const namespaces = Object.keys(treeOf('en'))
  expect(namespaces.filter((namespace) => !code.includes(`useTexts('${namespace}')`))).toEqual([])
  // A key that is put together (`periods.${period}`) has its namespace to itself.
  const computed = /^(titles|states|units|periods|empty|grants|next|failures)\./
  const unused = [...english.keys()].filter((key) => {
    const name = key.slice(key.indexOf('.') + 1)
    return !computed.test(key) && !code.includes(`'${name}'`) && !code.includes(`.${key}`)
  })
  expect(unused).toEqual([])
})
