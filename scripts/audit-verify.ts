/**
 * `npm run audit:verify`: walks the audit chain of the console's store and names the first entry that does not fit. The embedded store
 * is open to one process at a time, so stop the console first; a Postgres (DATABASE_URL) can be read beside it.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import nextEnv from '@next/env'
import { verifyAudit } from '@/lib/audit/audit'
import { FolderLockedError } from '@/lib/database/folder-lock'
import { parseSettings } from '@/lib/env'
import { openStore } from '@/lib/store/store'

nextEnv.loadEnvConfig(process.cwd(), false, { info: () => undefined, error: console.error })
const parsed = parseSettings(process.env)
if (!parsed.ok) {
  console.error(parsed.problems.join('\n'))
  process.exit(1)
}
const { dataDir, databaseUrl } = parsed.settings
if (!databaseUrl && !existsSync(path.join(dataDir, 'console'))) {
  console.error(`There is no store in ${dataDir}. Set DATA_DIR or DATABASE_URL to where it is.`)
  process.exit(1)
}
try {
  const store = await openStore(parsed.settings)
  const result = await verifyAudit(store.database)
  await store.close()
  if (result.ok) console.log(`${result.entries} audit entries, unbroken. Head: ${result.head}`)
  else console.error(`The audit chain is broken: ${result.reason}.`)
  process.exitCode = result.ok ? 0 : 1
} catch (error) {
  if (!(error instanceof FolderLockedError)) throw error
  console.error(`The console's store ${error.message}. Stop it first: the embedded store is open to one process at a time.`)
  process.exitCode = 1
}
