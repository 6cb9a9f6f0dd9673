/**
 * Makes a clone ready to run, with nothing but Node and npm: installs the locked dependencies when they are missing or stale, and
 * with `--build` builds the console when its sources have changed since the last build (`--build-only` installs nothing). Imports no
 * package, so that it runs first.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const BUILT_FROM = [
  'app',
  'components',
  'lib',
  'public',
  'scripts/build-embed.mjs',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]
const NOT_BUILT = /\.test\.tsx?$|^lib\/sandbox\//

function fail(line, output = '') {
  if (output) process.stderr.write(`${output.trimEnd().split('\n').slice(-40).join('\n')}\n`)
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 9)) fail(`Node ${process.versions.node} is too old: install Node 20.9 or later.`)
}

const hashOf = (text) => createHash('sha256').update(text).digest('hex')
const readStamp = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** `npm ci` when the lockfile is not the one that `node_modules` was installed from. */
export function install() {
  const stamp = path.join(root, 'node_modules/.installed-from')
  const wanted = hashOf(readFileSync(path.join(root, 'package-lock.json')))
  if (readStamp(stamp) === wanted) return
  console.log('Installing dependencies (about a minute the first time) …')
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  const npm = process.env.npm_execpath
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, encoding: 'utf8' })
    : spawnSync('npm', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  if (result.status !== 0)
    fail(
      'Installing the dependencies failed. Check the connection to the npm registry, then try again.',
      result.stderr || result.stdout,
    )
  writeFileSync(stamp, wanted)
}

function sourcesOf(relative) {
  const full = path.join(root, relative)
  if (!existsSync(full) || NOT_BUILT.test(relative)) return []
  if (!statSync(full).isDirectory()) return [relative]
  return readdirSync(full)
    .sort()
    .flatMap((name) => sourcesOf(`${relative}/${name}`))
}

/** `next build` into `folder` when any source differs from those it was last built from. */
export function build(folder) {
  const stamp = path.join(root, folder, 'built-from')
  const wanted = hashOf(
    BUILT_FROM.flatMap(sourcesOf)
      .map((file) => `${file} ${hashOf(readFileSync(path.join(root, file)))}\n`)
      .join(''),
  )
  if (readStamp(stamp) === wanted) return
  console.log('Building the console (about a minute) …')
  const result = spawnSync(process.execPath, [path.join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', NEXT_DIST_DIR: folder, NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (result.status !== 0) fail('The build failed; the reason stands above.', `${result.stdout}${result.stderr}`)
  writeFileSync(stamp, wanted)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.env.NEXT_DIST_DIR ?? '.next'
  if (process.argv.includes('--build-only')) build(folder)
  else {
    checkNode()
    install()
    if (process.argv.includes('--build')) build(folder)
  }
}
