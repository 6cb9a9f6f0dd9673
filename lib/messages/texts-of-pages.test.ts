import { describe, expect, test } from 'vitest'
import { importsOf, resolve, sources, TYPES_ALONE, textOf } from '../fixtures/source-graph'

const read = (file: string) => textOf.get(file) ?? ''
const isForBrowsers = (file: string) => /^(?:\s*\/\/.*\n)*'use client'/.test(read(file))

/** Groups of texts that the browser's part of a file uses, with all that it loads, now or later, each with a file that uses it. */
function usedBy(entry: string): Map<string, string> {
  const used = new Map<string, string>()
  const seen = new Set<string>()
  const visit = (file: string, isWithin: boolean) => {
    const isClient = isWithin || isForBrowsers(file)
    if (seen.has(`${file} ${isClient}`)) return
    seen.add(`${file} ${isClient}`)
    if (isClient)
      for (const [, group = ''] of read(file).matchAll(/useTranslations\('([^'.]+)[^']*'\)/g))
        if (!used.has(group)) used.set(group, file)
    for (const specifier of importsOf(file, TYPES_ALONE)) {
      const target = resolve(file, specifier)
      if (target) visit(target, isClient)
    }
  }
  visit(entry, false)
  return used
}

const provided = (file: string): string[] => {
  const [, list = ''] = /<Texts\s+of=\{\[([^\]]*)\]\}/.exec(read(file)) ?? []
  return Array.from(list.matchAll(/'([^']+)'/g), ([, group = '']) => group)
}

/** The layouts around a page, the outermost first. */
function layoutsOf(page: string): string[] {
  const folders = page.split('/').slice(0, -1)
  return folders
    .map((_, index) => `${folders.slice(0, index + 1).join('/')}/layout.tsx`)
    .filter((layout) => layout !== page && textOf.has(layout))
}

describe('a page carries the texts that it uses in a browser, and no others', () => {
  const pages = sources.filter((file) => /^app\/(.*\/)?(page|layout|error|not-found)\.tsx$/.test(file))

  test('the pages were read', () => {
    expect(pages.length).toBeGreaterThan(15)
    expect([...usedBy('app/(console)/[environment]/customers/page.tsx').keys()]).toContain('finding')
  })

  test.each(pages)('%s', (page) => {
    const around = new Set(layoutsOf(page).flatMap(provided))
    const own = provided(page)
    const used = usedBy(page)
    const missing = [...used].filter(([group]) => !own.includes(group) && !around.has(group))
    const beneath = pages.filter((other) => layoutsOf(other).includes(page)).map(usedBy)
    const idle = own.filter((group) => around.has(group) || ![used, ...beneath].some((groups) => groups.has(group)))
    expect(
      missing.map(([group, file]) => `${group}: used in ${file}`),
      `add to <Texts of> in ${page}`,
    ).toEqual([])
    expect(idle, `take out of <Texts of> in ${page}`).toEqual([])
  })

  test('no group is chosen while running, which these checks could not see', () => {
    const chosen = sources.filter((file) => /^(app|components)\//.test(file) && /useTranslations\((?!')/.test(read(file)))
    expect(chosen).toEqual([])
  })
})
