/** Metadata as JSON that a person writes: texts by text, nothing else, and what is wrong is said rather than dropped. */
export type MetadataRow = { key: string; value: string }

export type MetadataFault =
  | { fault: 'syntax'; line?: number; column?: number }
  | { fault: 'notObject' }
  /** The API takes texts alone; `value` is what stands there, as JSON. */
  | { fault: 'notText'; key: string; value: string }

export type ReadMetadata = { ok: true; rows: MetadataRow[] } | { ok: false; faults: MetadataFault[] }

export function readMetadata(text: string): ReadMetadata {
  if (text.trim() === '') return { ok: true, rows: [] }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { ok: false, faults: [{ fault: 'syntax', ...placeIn(text, error) }] }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: false, faults: [{ fault: 'notObject' }] }
  const entries = Object.entries(value)
  const wrong = entries.filter(([, member]) => typeof member !== 'string')
  if (wrong.length > 0)
    return { ok: false, faults: wrong.map(([key, member]) => ({ fault: 'notText', key, value: JSON.stringify(member) })) }
  return { ok: true, rows: entries.map(([key, member]) => ({ key, value: member })) }
}

export const writeMetadata = (rows: readonly MetadataRow[]): string =>
  JSON.stringify(Object.fromEntries(rows.map(({ key, value }) => [key, value])), null, 2)

/** Each browser words it otherwise; some name a position, some a line, one nothing. */
function placeIn(text: string, error: unknown): { line?: number; column?: number } {
  const words = error instanceof Error ? error.message : ''
  const [, line, column] = /line (\d+) column (\d+)/.exec(words) ?? []
  if (line && column) return { line: Number(line), column: Number(column) }
  const [, position] = /position (\d+)/.exec(words) ?? []
  const at = position ? Number(position) : /end of (JSON )?input|EOF/i.test(words) ? text.length : undefined
  if (at === undefined) return {}
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
