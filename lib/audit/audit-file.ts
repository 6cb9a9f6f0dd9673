import 'server-only'
import Papa from 'papaparse'
import { safeCell } from '@/lib/format/csv-cell'
import type { AuditLine } from '@/lib/queries/audit-line'

export type AuditFormat = 'csv' | 'ndjson'

const COLUMNS = [
  'number',
  'at',
  'actor_id',
  'actor',
  'action',
  'environment',
  'subject',
  'request_id',
  'details',
  'changes',
] as const

/** Entries as a file, written while it is read; one that breaks off cuts the connection. */
export function auditFile(pages: AsyncGenerator<AuditLine[]>, format: AuditFormat): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const texts = textsOf(pages, format)
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await texts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await texts.return(undefined)
    },
  })
}

async function* textsOf(pages: AsyncGenerator<AuditLine[]>, format: AuditFormat): AsyncGenerator<string> {
  if (format === 'csv') yield `\ufeff${COLUMNS.join(',')}\r\n`
  for await (const lines of pages)
    yield lines.map((line) => (format === 'csv' ? csvLine(line) : `${JSON.stringify(line)}\n`)).join('')
}

function csvLine({ number, at, actor, action, environment, subject, requestId, details, changes }: AuditLine): string {
  const texts = [
    at,
    actor?.id,
    actor?.name,
    action,
    environment,
    subject,
    requestId,
    JSON.stringify(details),
    changes && JSON.stringify(changes),
  ]
  return `${Papa.unparse([[number, ...texts.map((text) => safeCell(text ?? ''))]], { newline: '\r\n' })}\r\n`
}
