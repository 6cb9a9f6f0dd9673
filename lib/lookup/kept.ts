/**
 * Customers that were opened lately or pinned: their ids and nothing else, in this browser, for one person, by environment. Sign-out
 * forgets them, and so does whoever signs in next.
 */
import { isPlainId } from '@/lib/url/ids'
import * as z from '@/lib/zod'

export const MAX_RECENT = 20
export const MAX_PINNED = 20
const KEY = 'customers-kept'

const ids = z.array(z.string().check(z.refine(isPlainId)))
const kept = z.object({ pinned: ids, recent: ids })
const stored = z.object({ person: z.string(), environments: z.record(z.string(), kept) })

/** The newest first. */
export type Kept = z.infer<typeof kept>
const NONE: Kept = { pinned: [], recent: [] }

/** `localStorage`, or one like it. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

export function keptIn(storage: Storage, person: string) {
  const read = (): z.infer<typeof stored> => {
    const fresh = { person, environments: {} }
    const text = storage.getItem(KEY)
    if (text === null) return fresh
    const parsed = stored.safeParse(jsonOf(text))
    return parsed.success && parsed.data.person === person ? parsed.data : fresh
  }
  const of = (environment: string): Kept => read().environments[environment] ?? NONE
  const change = (environment: string, changed: Partial<Kept>) => {
    const { environments } = read()
    storage.setItem(
      KEY,
      JSON.stringify({ person, environments: { ...environments, [environment]: { ...of(environment), ...changed } } }),
    )
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

export const forgetKept = (storage: Storage) => storage.removeItem(KEY)

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
