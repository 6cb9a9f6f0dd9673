/**
 * Where the browser is: CHROMIUM_PATH, else a system's, else Playwright's own. `scripts/test.mjs` installs one when there is none. The shell
 * is the same browser without its windows, whose tab strips and toolbars are pages, too: a journey starts three times as fast in it.
 */
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const SYSTEM = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export function chromiumPath(): string | undefined {
  const given = process.env.CHROMIUM_PATH
  if (given && !existsSync(given)) throw new Error('CHROMIUM_PATH names a file that is not there.')
  return [given, ...SYSTEM, chromium.executablePath()].find((file) => file && existsSync(file))
}

/** As root there is no sandbox to be had; the rest keeps the browser from calling home. */
export const CHROMIUM_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
