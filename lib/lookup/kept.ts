/**
 * Customers that were opened lately or pinned: their ids and nothing else, in this browser, for one person, by environment. Sign-out
 * forgets them, and so does whoever signs in next.
 */
import { isPlainId } from '@/lib/url/ids'
import { KEPT_KEY } from './forget-kept'

export const MAX_RECENT = 20
export const MAX_PINNED = 20

/** The newest first. */
export interface Kept {
  pinned: string[]
  recent: string[]
}

interface Stored {
  person: string
  environments: Record<string, Kept>
}

/** `localStorage`, or one like it. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

export function keptIn(storage: Storage, person: string) {
  const read = (): Stored => {
    const stored = readStored(storage.getItem(KEPT_KEY))
    return stored?.person === person ? stored : { person, environments: {} }
  }
  const of = (environment: string): Kept => read().environments[environment] ?? { pinned: [], recent: [] }
  const change = (environment: string, changed: Partial<Kept>) => {
    const { environments } = read()
    const kept = { ...of(environment), ...changed }
    storage.setItem(KEPT_KEY, JSON.stringify({ person, environments: { ...environments, [environment]: kept } }))
  }
  return {
    of,
    visit: (environment: string, id: string) =>
      change(environment, { recent: [id, ...of(environment).recent.filter((other) => other !== id)].slice(0, MAX_RECENT) }),
    pin: (environment: string, id: string, isPinned: boolean) =>
      change(environment, {
        pinned: [...(isPinned ? [id] : []), ...of(environment).pinned.filter((other) => other !== id)].slice(0, MAX_PINNED),
      }),
  }
}

/** By hand: every record page has this, and a schema would bring 18 kB of script for it. Whatever is not ours counts as nothing. */
function readStored(text: string | null): Stored | undefined {
  const stored = text === null ? undefined : jsonOf(text)
  if (!isObject(stored) || typeof stored.person !== 'string' || !isObject(stored.environments)) return undefined
  const entries = Object.entries(stored.environments)
  return entries.every((entry): entry is [string, Kept] => isKept(entry[1]))
    ? { person: stored.person, environments: Object.fromEntries(entries) }
    : undefined
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isIds = (value: unknown) => Array.isArray(value) && value.every((id) => typeof id === 'string' && isPlainId(id))
const isKept = (value: unknown) => isObject(value) && isIds(value.pinned) && isIds(value.recent)

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
