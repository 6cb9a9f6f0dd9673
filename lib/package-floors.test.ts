import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** The first versions without a known advisory that concerns us; raise them with each new one. Checked offline (OP-5). */
const FLOORS = {
  next: '16.3.3',
  react: '19.2.6',
  'react-dom': '19.2.6',
  undici: '7.29.1',
  'better-auth': '1.7.25',
}

interface Lockfile {
  packages: Record<
    string,
    { version?: string; resolved?: string; integrity?: string; link?: boolean; optional?: boolean; os?: string[]; cpu?: string[] }
  >
}

const numbers = (version: string) => (version.split('-')[0] ?? '').split('.').map(Number)

function isBelow(version: string, floor: string): boolean {
  const [is, least] = [numbers(version), numbers(floor)]
  const at = is.findIndex((part, index) => part !== least[index])
  return at >= 0 && (is[at] ?? 0) < (least[at] ?? 0)
}

/** Every copy of a package counts, however deep it lies. */
const tooOld = ({ packages }: Lockfile) =>
  Object.entries(packages).flatMap(([place, { version = '0' }]) => {
    const name = place.split('node_modules/').at(-1) ?? ''
    const floor = Object.hasOwn(FLOORS, name) && place !== '' ? FLOORS[name as keyof typeof FLOORS] : undefined
    return floor && isBelow(version, floor) ? [`${place} is ${version}, below ${floor}`] : []
  })

const lockfile: Lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8'))

describe('packages (OP-5)', () => {
  test('none is below the floor of its advisories', () => {
    for (const name of Object.keys(FLOORS)) expect(lockfile.packages, name).toHaveProperty([`node_modules/${name}`])
    expect(tooOld(lockfile)).toEqual([])
  })

  test.each([
    ['node_modules/next', '16.3.2'],
    ['node_modules/next', '16.2.11'],
    ['node_modules/a/node_modules/undici', '6.24.1'],
    ['node_modules/react', '19.2.5'],
  ])('a lockfile with %s %s fails', (place, version) => {
    expect(tooOld({ packages: { ...lockfile.packages, [place]: { version } } })).toHaveLength(1)
  })

  /** Those for other machines are listed by hand, without one (docs/decisions/08-lockfile.md). */
  test('every package has its integrity, but for binaries of other systems', () => {
    const without = Object.entries(lockfile.packages)
      .filter(([place, { link, integrity }]) => place.startsWith('node_modules/') && !link && !integrity)
      .filter(([, { optional, os, cpu }]) => !(optional && (os ?? cpu)))
      .map(([place]) => place)
    expect(without).toEqual([])
  })
})
