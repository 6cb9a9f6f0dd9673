import { createWriteStream } from 'node:fs'
import { bringStack } from '../scripts/test-stack'

/** Brings a console and a sandbox for the run; workers learn their addresses from the environment. `DEPLOYMENT=bare`: see the stack. */
export default async function globalSetup() {
  const log = createWriteStream('.test/console.log')
  const stack = await bringStack({ onLine: (line) => log.write(`${line}\n`), isBare: process.env.DEPLOYMENT === 'bare' })
  process.env.E2E_URL = stack.url
  process.env.E2E_SETUP_TOKEN = stack.setupToken
  process.env.E2E_SANDBOX_URL = stack.sandboxUrl
  process.env.E2E_CONTROL_URL = stack.controlUrl
  process.env.E2E_DOWN_PORT = String(stack.deadPort)
  return () => stack.close()
}
