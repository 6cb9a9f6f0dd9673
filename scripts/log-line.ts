/** A line of the console's log as a person at a terminal reads it: warnings and worse in words, nothing of what is only for the record. */
export function readableLine(line: string): string | undefined {
  const entry = entryOf(line)
  if (!entry) return line
  const { level, time, msg, ...members } = entry
  if (level < WARNING) return undefined
  const said = Object.entries(members).map(
    ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  return `${level < ERROR ? 'Warning' : 'Error'}: ${msg}${said.length > 0 ? ` (${said.join(', ')})` : ''}`
}

const WARNING = 40
const ERROR = 50

function entryOf(line: string): { level: number; msg: string; [member: string]: unknown } | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const entry = JSON.parse(line)
    return typeof entry.level === 'number' && typeof entry.msg === 'string' ? entry : undefined
  } catch {
    return undefined
  }
}
