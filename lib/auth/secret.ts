import 'server-only'
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * A secret for when SESSION_SECRET or EMBED_SECRET is not set: made once, kept in `<dataDir>/<name>`, readable by its owner alone. Two
 * first starts at once agree, since only one can link the file into place.
 */
export function embeddedSecret(dataDir: string, name: 'session-secret' | 'embed-secret'): string {
  mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, name)
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(file, 'utf8')
}
