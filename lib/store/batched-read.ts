import 'server-only'

/**
 * A read by key that goes with all others of the same turn of the event loop, as one statement: `readAll` gets each key once and returns
 * what it found. Nothing is kept: a row was always read after it was asked for, and a failure is that of those who asked with it.
 */
export function batchedRead<Key, Row>(readAll: (keys: Key[]) => Promise<Map<Key, Row>>): (key: Key) => Promise<Row | undefined> {
  let gathering: { keys: Set<Key>; found: Promise<Map<Key, Row>> } | undefined
  const gather = () => {
    const keys = new Set<Key>()
    const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      gathering = undefined
      return readAll([...keys])
    })
    return { keys, found }
  }
  return async (key) => {
    gathering ??= gather()
    gathering.keys.add(key)
    return (await gathering.found).get(key)
  }
}
