/**
 * `npm test`: everything that CI runs, from a bare clone. Installs, finds or fetches a Chromium, then types, lint and format, unit
 * tests and the build side by side, then the journeys against that build in both deployments. Ends with one line over all suites.
 * Imports no package before they are installed.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { checkNode, install } from './prepare.mjs'

const TEST_BUILD = '.next-test'
const counts = { passed: 0, failed: 0, skipped: 0 }
const environment = {
  ...process.env,
  NEXT_DIST_DIR: TEST_BUILD,
  NEXT_TELEMETRY_DISABLED: '1',
  FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
}

/** Runs a command to its end; its output is shown at once or, for commands that run side by side, when it has ended. */
function run(args, { isQuiet = false, settings = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { env: { ...environment, ...settings }, stdio: isQuiet ? 'pipe' : 'inherit' })
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    child.on('close', (code) => resolve({ isOk: code === 0, output: Buffer.concat(chunks).toString() }))
  })
}

function report(name, isOk, { passed = isOk ? 1 : 0, failed = isOk ? 0 : 1, skipped = 0 } = {}) {
  counts.passed += passed
  counts.failed += failed
  counts.skipped += skipped
  console.log(`${isOk ? 'ok  ' : 'FAIL'}  ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
}

async function check(name, ...commands) {
  for (const args of commands) {
    const { isOk, output } = await run(args, { isQuiet: true })
    if (isOk) continue
    console.log(output)
    report(name, false)
    return
  }
  report(name, true)
}

/** A suite that died before it wrote its results has failed, whatever it had done. */
function resultsOf(file, isOk, read) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const results = read(JSON.parse(readFileSync(file, 'utf8')))
  return !isOk && results.failed === 0 ? { ...results, failed: 1 } : results
}

/** One after the other: the build clears its folder, then writes the routes' types there, which the compiler reads. */
async function buildAndTypes() {
  const { isOk, output } = await run(['scripts/prepare.mjs', '--build-only'], { isQuiet: true })
  if (!isOk) console.log(output)
  report('build', isOk)
  if (!isOk) return false
  await check('types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.check.json'])
  return true
}

async function unitTests() {
  const { isOk, output } = await run(
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', '--outputFile.json=.test/unit.json'],
    { isQuiet: true },
  )
  if (!isOk) console.log(output)
  const results = resultsOf('.test/unit.json', isOk, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests + (json.numFailedTestSuites > 0 && json.numFailedTests === 0 ? 1 : 0),
    skipped: json.numPendingTests + json.numTodoTests,
  }))
  report('unit tests', isOk, results)
}

async function journeys(name, folder, { settings, isQuiet } = {}) {
  const { isOk, output } = await run(['node_modules/@playwright/test/cli.js', 'test'], { settings, isQuiet })
  if (isQuiet) console.log(output)
  const results = resultsOf(`${folder}/journeys.json`, isOk, ({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }))
  report(name, isOk, results)
}

const findChromium = () =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/find-chromium.ts'], { encoding: 'utf8', env: environment })

const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** Where journeys may install it and it is not there, beside the checks; without it they take whichever Chromium there is. */
function provideShell() {
  if (!isDebianRoot || process.env.CHROMIUM_PATH || existsSync('/usr/bin/chromium-headless-shell')) return
  const install = 'apt-get update && apt-get install -y --no-install-recommends chromium-headless-shell'
  const child = spawn('timeout', ['180', 'sh', '-c', install], {
    env: { ...environment, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: 'ignore',
  })
  return new Promise((resolve) => child.on('close', resolve))
}

/** CHROMIUM_PATH, a system's, Playwright's own; else Playwright fetches one; else, as root on Debian, apt does. */
function provideChromium() {
  const attempts = [
    () => undefined,
    () => {
      console.log('No Chromium found: asking Playwright for one …')
      spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
        env: environment,
        timeout: 300_000,
      })
    },
    () => {
      if (!isDebianRoot) return
      console.log('Installing Debian’s chromium …')
      spawnSync('sh', ['-c', 'apt-get update && (apt-get install -y chromium-headless-shell || apt-get install -y chromium)'], {
        env: { ...environment, DEBIAN_FRONTEND: 'noninteractive' },
      })
    },
  ]
  for (const attempt of attempts) {
    attempt()
    const { status, stdout, stderr } = findChromium()
    if (status === 0) return stdout.trim()
    if (process.env.CHROMIUM_PATH) {
      console.log(stderr.trim())
      return undefined
    }
  }
  console.log('No Chromium: set CHROMIUM_PATH to one, or install your system’s.')
  return undefined
}

checkNode()
install()
mkdirSync('.test', { recursive: true })
for (const file of ['unit.json', 'journeys.json', 'bare/journeys.json']) rmSync(`.test/${file}`, { force: true })

const shellSeparately = provideShell()
const buildSeparately = buildAndTypes()
await check('lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '.'])
await check('texts', [
  ...[
    'node_modules/@lingual/i18n-check/dist/bin/index.js',
    '--locales',
    'lib/messages',
    '--source',
    'en',
    '--format',
    'next-intl',
  ],
  ...['--unused', 'app', 'components', '--only', 'unused', 'undefined'],
])
await unitTests()
const isBuilt = await buildSeparately
await shellSeparately
const chromium = provideChromium()
if (isBuilt && chromium) {
  // Side by side: each waits a good part of its time, for failures that take theirs.
  await Promise.all([
    journeys('journeys', '.test'),
    journeys('journeys without the proxy, on two consoles', '.test/bare', { settings: { DEPLOYMENT: 'bare' }, isQuiet: true }),
  ])
} else report('journeys', false)

console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exitCode = counts.failed > 0 ? 1 : 0
