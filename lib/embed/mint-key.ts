import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

/**
 * A key that a vendor's server mints tokens with: `bcm_`, 256 bits of chance and a checksum, in hex. Secret scanners know it by its form,
 * and one that was cut or mistyped is refused without a look into the store.
 */
const PREFIX = 'bcm_'
const FORM = /^bcm_([0-9a-f]{64})([0-9a-f]{8})$/
const ENDING = 4

const checksumOf = (chance: string) => createHash('sha256').update(`mint key ${chance}`).digest('hex').slice(0, 8)

export function newMintKey(): { key: string; keyHash: string; ending: string } {
  const chance = randomBytes(32).toString('hex')
  const key = `${PREFIX}${chance}${checksumOf(chance)}`
  return { key, keyHash: mintKeyHash(key), ending: key.slice(-ENDING) }
}

export function isMintKey(text: string): boolean {
  const [, chance = '', checksum] = FORM.exec(text) ?? []
  return checksum === checksumOf(chance)
}

/** What is kept of a key. No salt and no slow hash: there is nothing to guess in 256 bits. */
export const mintKeyHash = (key: string) => createHash('sha256').update(key).digest('base64url')

/** How a key is told from others where it must not stand. */
export const mintKeyHint = (ending: string) => `${PREFIX}…${ending}`
