/**
 * What the widgets' own API answers: no more than a widget shows. Nobody's name, no plan, no price, no metadata, no description; what the configuration
 * hides never leaves the server. Quantities are decimal strings, moments are ISO 8601: those that are shown in the
 * answer's zone with its offset, others in UTC (`Z`).
 */
import type { Decimal } from '@/lib/billing/decimal'
import type { GrantStateName } from '@/lib/grants/upcoming-grants'
import type { LimitState } from '@/lib/usage/limit-state'
import type { Reset } from '@/lib/usage/reset'
import type { EmbedLanguage } from './languages'
import type { EmbedTheme } from './theme'
import type { Widget } from './widgets'

/** IANA name of the zone to tell dates by; null is that of whoever looks. */
export type EmbedZone = string | null

interface EmbedRead {
  /** When we asked the billing API. */
  asOf: string
  timeZone: EmbedZone
}

export interface EmbedFeature {
  /** Unique within the answer, and stable. */
  key: string
  name: string
  /** In words, when the vendor named one. */
  unit?: { singular: string; plural: string }
}

/** One bucket of an allowance that is spent grant by grant. */
export interface EmbedBucket {
  limit?: Decimal
  /** In the feature's unit, or in money when `measure` is `amount`. */
  quota?: Decimal
  measure?: string
  /** How long it lasts: `3`, `day`. */
  duration?: { value: number; unit: string }
}

/** How much may be used; the names are those of lib/usage/allowance.ts. */
export type EmbedAllowance =
  | { kind: 'limited'; limit: Decimal; isSoft: boolean }
  /** `config` is free-form and may hold what is the vendor's alone, so its values stay with us. */
  | { kind: 'unlimited' | 'on' | 'off' | 'config' | 'not-reported' }
  | { kind: 'by-grant'; buckets: EmbedBucket[]; total?: Decimal; isSoft: boolean }
  | { kind: 'value'; values: string[] }

/** GET /api/embed/[configId]/usage: what is metered, and how much of it was used. */
export interface EmbedUsage extends EmbedRead {
  features: (EmbedFeature & {
    state: LimitState
    allowance: EmbedAllowance
    reset: Reset
    /** `MONTHLY`, …; open, as the API's own. */
    resetPeriod?: string
  })[]
}

/** GET /api/embed/[configId]/entitlements: what may be used. Nothing of what was. */
export interface EmbedEntitlements extends EmbedRead {
  features: (EmbedFeature & { allowance: EmbedAllowance; resetPeriod?: string })[]
}

export interface EmbedGrant {
  key: string
  /** Absent when the API gives no amount. */
  credits?: Decimal
  scheduledFor?: string
  /** Of the period that the credits are for. */
  periodEnd?: string
  state: GrantStateName
  /** `recurring_credit_grant`, …; open, as the API's own. */
  reason?: string
}

/** GET /api/embed/[configId]/grants: credits to come, soonest first. */
export interface EmbedGrants extends EmbedRead {
  grants: EmbedGrant[]
}

export type EmbedNextItem = { key: string; at: string } & (
  | { kind: 'reset'; features: string[] }
  | { kind: 'grant'; credits?: Decimal; state: GrantStateName; reason?: string }
  | { kind: 'trial-end' | 'cancellation' | 'end' }
)

/** GET /api/embed/[configId]/next: resets, credits and ends of subscriptions in one list, soonest first. */
export interface EmbedNext extends EmbedRead {
  items: EmbedNextItem[]
}

/** What a widget's page needs before there is a token. Public: whoever knows the address can read it. */
export interface EmbedShell {
  id: string
  origins: string[]
  widgets: Widget[]
  theme: EmbedTheme
  languages: EmbedLanguage[]
  links: { upgrade: string | null; contact: string | null }
}

/**
 * `code` of each refusal, in the envelope `{ code, message, http_status_code, details? }`. Beside them, codes of the billing API's own
 * failures: `upstream_busy` (429, 503), `upstream_open` (503), `upstream_unreachable`, `upstream_error`, `upstream_bad_response`,
 * `billing_credentials` (502), `upstream_timeout` (504); `Retry-After` when it is known.
 */
export const EMBED_CODES = {
  /** 400: a query or a body, which these reads never have; a token in the query above all. */
  validation: 'validation_error',
  /** 401: missing, forged, expired, revoked, of another configuration, or the configuration is disabled: always the same. */
  over: 'embed_session_over',
  /** 403: the token does not name this widget, or the configuration no longer has it. */
  scope: 'embed_scope',
  /** 404: the customer is archived or not there any more. */
  gone: 'customer_gone',
  /** 429, with `Retry-After` in seconds. */
  tooMany: 'too_many_requests',
} as const
