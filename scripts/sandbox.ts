/** The sandbox billing API as a process of its own: `npm run sandbox -- --help`. */
import { askedToEnd, readyLine, startFailure, tellParent } from '@/lib/sandbox/process'
import type { SandboxSettings } from '@/lib/sandbox/server'
import { helpText, readSettings } from '@/lib/sandbox/settings'

const say = (line: string) => console.log(`sandbox: ${line}`)
let settings: SandboxSettings | undefined

try {
  const read = readSettings(process.argv.slice(2), process.env)
  if (read === 'help') {
    process.stdout.write(helpText())
    process.exit(0)
  }
  settings = { ...read, onProgress: say }
  const ended = askedToEnd()
  // Loaded only now, so that help and a wrong setting do not wait for the database engine.
  const { startSandbox } = await import('@/lib/sandbox/server')
  const sandbox = await startSandbox(settings)
  console.log(readyLine(sandbox, settings))
  tellParent({ type: 'ready', url: sandbox.url, ...(sandbox.controlUrl ? { controlUrl: sandbox.controlUrl } : {}) })
  await ended
  await sandbox.close()
  process.exit(0)
} catch (error) {
  const message = startFailure(error, settings)
  console.error(message === null ? error : `sandbox: ${message}`)
  tellParent({ type: 'failed', message: message ?? String(error) })
  process.exit(1)
}
