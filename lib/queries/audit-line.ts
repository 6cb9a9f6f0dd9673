import type { Changes } from '@/lib/intents/changes'

/** One entry as people read it. */
export interface AuditLine {
  number: number
  /** ISO 8601. */
  at: string
  /** Null when nobody was known to be asking. The name is missing for somebody who is no longer on the team. */
  actor: { id: string; name: string | null } | null
  action: string
  environment: string | null
  subject: string | null
  requestId: string | null
  details: Record<string, string | number | boolean | null>
  /** What a write changed, before and after; null for anything else. */
  changes: Changes | null
}

export interface AuditPage {
  items: AuditLine[]
  /** Where the next page starts; null on the last. */
  before: number | null
  /** The newest entry of the whole chain. */
  head: { number: number; hash: string }
}
