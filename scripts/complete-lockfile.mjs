/**
 * Adds to package-lock.json the platform packages (`@next/swc-darwin-arm64`, …) that the registry in use did not offer when it was
 * written: npm then leaves them out without a word, `npm ci` refuses the lockfile, and other systems would lack their binaries.
 * Run after every change of dependencies: `npm run lockfile`.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const OS = /-(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)/
const CPU = /-(arm64|arm|ia32|loong64|loongarch64|mips64el|ppc64|riscv64|s390x|wasm32|x64)\b/
const LIBC = { musl: 'musl', musleabihf: 'musl', gnu: 'glibc', gnueabihf: 'glibc' }

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))

const at = (folder, name) => `${folder ? `${folder}/` : ''}node_modules/${name}`

/** As Node resolves it: beside the package that asks, then one folder up, and so on. */
function isLocked(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (lock.packages[at(folder, name)]) return true
    if (!folder) return false
  }
}

function entryFor(name, range, parent) {
  const [, os] = OS.exec(name) ?? []
  const [, cpu] = CPU.exec(name) ?? []
  const libc = LIBC[name.split('-').at(-1)]
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(cpu && { cpu: [cpu] }),
    ...(parent.dev && { dev: true }),
    ...(libc && os === 'linux' && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  }
}

let added = 0
for (const [path, entry] of Object.entries(lock.packages))
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(path, name)) continue
    lock.packages[lock.packages[at('', name)] ? at(path, name) : at('', name)] = entryFor(name, range, entry)
    added++
  }
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([left], [right]) => (left < right ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`Added ${added} platform packages to package-lock.json.`)
