import { createWriteStream, mkdirSync } from 'node:fs'
import { bringStack } from '../scripts/test-stack'
import { CONSOLE_LOG, isBare, RUN_FOLDER } from './deployment'

/** Brings a console and a sandbox for the run; workers learn their addresses from the environment. */
export default async function globalSetup() {
  mkdirSync(RUN_FOLDER, { recursive: true })
  const log = createWriteStream(CONSOLE_LOG)
  const stack = await bringStack({ onLine: (line) => log.write(`${line}\n`), isBare })
  process.env.E2E_URL = stack.url
  process.env.E2E_BUILD = stack.build
  process.env.E2E_SETUP_TOKEN = stack.setupToken
  process.env.E2E_SANDBOX_URL = stack.sandboxUrl
  process.env.E2E_CONTROL_URL = stack.controlUrl
  process.env.E2E_DOWN_PORT = String(stack.deadPort)
  return () => stack.close()
}
