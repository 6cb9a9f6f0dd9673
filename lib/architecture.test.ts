/** The tree's own rules, as checks: which folder may import which, no cycles, and what this project never does. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { files, importsOf, resolve, sources, TYPES_ALONE, textOf } from './fixtures/source-graph'

const isTest = (file: string) => /\.(test|spec|setup)\.tsx?$|^e2e\/|\/fixtures\//.test(file)

const edges = sources.flatMap((file) =>
  importsOf(file).flatMap((specifier) => {
    const target = resolve(file, specifier)
    return target ? [{ file, target }] : []
  }),
)

/** The tests of a folder may reach further than its code. */
const code = edges.filter(({ file }) => !isTest(file))
const offending = (wrong: (file: string, target: string) => boolean) =>
  code.filter(({ file, target }) => wrong(file, target)).map(({ file, target }) => `${file} → ${target}`)
const within =
  (...folders: string[]) =>
  (file: string) =>
    folders.some((folder) => file.startsWith(`${folder}/`))

const NOUNLESS = ['ui', 'table', 'form', 'layout']
const nounOf = (file: string) => /^components\/([^/]+)\//.exec(file)?.[1] ?? ''

describe('imports point one way', () => {
  test('the graph was read', () => expect(edges.length).toBeGreaterThan(100))

  const rules: [string, (file: string, target: string) => boolean][] = [
    ['lib imports no component and no page', (file, target) => within('lib')(file) && within('app', 'components')(target)],
    ['components import no page', (file, target) => within('components')(file) && within('app')(target)],
    [
      'ui, table, form and layout know no business noun',
      (file, target) => NOUNLESS.includes(nounOf(file)) && nounOf(target) !== '' && !NOUNLESS.includes(nounOf(target)),
    ],
    [
      'one noun’s components do not import another’s',
      (file, target) =>
        nounOf(file) !== '' && nounOf(target) !== '' && nounOf(file) !== nounOf(target) && !NOUNLESS.includes(nounOf(target)),
    ],
    ['ui knows nothing but ui', (file, target) => nounOf(file) === 'ui' && nounOf(target) !== '' && nounOf(target) !== 'ui'],
    [
      'the client knows lib/zod and itself',
      (file, target) => within('lib/billing')(file) && !within('lib/billing')(target) && target !== 'lib/zod.ts',
    ],
    [
      'the sandbox knows the client’s schemas, zod and the embedded database',
      (file, target) =>
        within('lib/sandbox')(file) && !within('lib/sandbox', 'lib/billing', 'lib/database')(target) && target !== 'lib/zod.ts',
    ],
    [
      'only scripts, bench and journeys know of the sandbox',
      (file, target) => within('lib/sandbox')(target) && !within('lib/sandbox', 'scripts', 'bench', 'e2e')(file),
    ],
    [
      'components reach no server folder',
      (file, target) =>
        within('components')(file) && within('lib/bff', 'lib/store', 'lib/audit', 'lib/http', 'lib/database')(target),
    ],
    [
      'the store is asked by lib, routes and scripts alone',
      (file, target) => within('lib/store', 'lib/database')(target) && !within('lib', 'app/api', 'scripts')(file),
    ],
    [
      'the client with the key is handed out by the access layer alone, which masks what a role may not see (AZ-3)',
      // Writes compare what is there to the letter; whoever may write sees all of it.
      (file, target) => target === 'lib/bff/upstream.ts' && file !== 'lib/auth/billing.ts' && !within('lib/intents')(file),
    ],
    ['nobody imports through three folders up', (file) => (textOf.get(file) ?? '').includes("'../../../")],
  ]
  test.each(rules)('%s', (_, wrong) => expect(offending(wrong)).toEqual([]))

  test('the client imports nothing of Next or React', () => {
    const outside = sources
      .filter((file) => within('lib/billing')(file) && !isTest(file))
      .flatMap((file) => importsOf(file).map((specifier) => [file, specifier]))
      .filter(([, specifier]) => /^(next|react|server-only|node:)/.test(specifier ?? ''))
    expect(outside).toEqual([])
  })

  test('there are no cycles', () => expect(cycles()).toEqual([]))
})

/** Depth-first; each cycle is named by the edge that closes it. Imports of types alone vanish when built, so they close none. */
function cycles(): string[] {
  const typesOnly = (file: string, target: string) =>
    !importsOf(file, TYPES_ALONE).some((specifier) => resolve(file, specifier) === target)
  const found: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (file: string) => {
    state.set(file, 'open')
    for (const { target } of edges.filter((edge) => edge.file === file && !typesOnly(file, edge.target))) {
      if (state.get(target) === 'open') found.push(`${file} → ${target}`)
      else if (!state.has(target)) visit(target)
    }
    state.set(file, 'done')
  }
  for (const file of sources) if (!state.has(file)) visit(file)
  return found
}

describe('what this project never does', () => {
  const self = 'lib/architecture.test.ts'
  const holding = (pattern: RegExp) => sources.filter((file) => file !== self && pattern.test(textOf.get(file) ?? ''))

  test('no setting is compiled into the pages', () => expect(holding(/NEXT_PUBLIC_/)).toEqual([]))
  test('no Server Action', () => expect(holding(/^\s*['"]use server['"]/m)).toEqual([]))
  test('no HTML from text', () => expect(holding(/dangerouslySetInnerHTML|\.innerHTML\s*=/)).toEqual([]))
  test('no catch-all route', () => expect(files.filter((file) => file.startsWith('app/') && file.includes('[...'))).toEqual([]))
  test('no junk drawer', () =>
    expect(
      files.filter(
        (file) =>
          /(^|\/)(utils?|helpers?|common|misc|types)(\.tsx?$|\/)/.test(file) &&
          file !== 'lib/billing/types.ts' &&
          /^(app|components|lib)\//.test(file),
      ),
    ).toEqual([]))
  test('components ask React Query, not fetch', () =>
    expect(holding(/\bfetch\(/).filter((file) => within('components', 'app')(file))).toEqual([]))
  test('what may touch the key or the store is for the server alone', () => {
    const inBoth = [
      ...['lib/auth/credentials.ts', 'lib/auth/password-length.ts', 'lib/auth/roles.ts'],
      ...['lib/intents/intent.ts', 'lib/intents/intent-id.ts', 'lib/intents/version.ts'],
    ]
    const folders = within('lib/auth', 'lib/bff', 'lib/http', 'lib/intents')
    const server = sources.filter((file) => folders(file) || file === 'lib/store/store.ts')
    const unmarked = server.filter((file) => !isTest(file) && !inBoth.includes(file) && !importsOf(file).includes('server-only'))
    expect(unmarked).toEqual([])
  })
  test('every runtime dependency has its reason', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    const reasons = readFileSync('docs/dependencies.md', 'utf8')
    expect(Object.keys(dependencies).filter((name) => !reasons.includes(`\`${name}\``))).toEqual([])
  })
})
