/** The lines of a ticket as plain text or as Markdown, in which nothing of a customer's text is markup. */
export type TicketFormat = 'plain' | 'markdown'

export interface TicketLine {
  /** `title` is the first; a `point` is one of several of the same kind. */
  kind: 'title' | 'line' | 'point' | 'link'
  text: string
}

export function ticketText(lines: readonly TicketLine[], format: TicketFormat): string {
  if (format === 'plain')
    return lines.map(({ kind, text }) => (kind === 'point' ? `- ${oneLine(text)}` : oneLine(text))).join('\n')
  return lines
    .map(({ kind, text }, index) => {
      if (kind === 'link') return `\n<${text}>`
      const safe = escaped(oneLine(text))
      if (kind === 'title') return `**${safe}**\n`
      const isFirstPoint = kind === 'point' && lines[index - 1]?.kind !== 'point'
      // Two spaces keep lines apart that would flow into one paragraph.
      return kind === 'point'
        ? `${isFirstPoint ? '\n' : ''}- ${safe}`
        : `${lines[index - 1]?.kind === 'point' ? '\n' : ''}${safe}  `
    })
    .join('\n')
}

/** A name with a line break in it must not look like a line of ours. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/** Every sign that Markdown or the HTML in it gives a meaning; help desks also make links of bare addresses and people of @names. */
const escaped = (text: string) =>
  text
    .replace(/[\\`*_{}[\]()#+!|<>&~^$=-]/g, (sign) => `\\${sign}`)
    .replace(/(?<![\p{L}\p{N}.])@/gu, '\\@')
    .replace(/:\/\//g, '\\://')
