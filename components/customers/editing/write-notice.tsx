'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import { SDKError } from '@/lib/billing/models/errors'
import { OutcomeWatch } from './outcome-watch'
import type { Write } from './use-write'

const KINDS: Record<string, string> = {
  precondition_required: 'stale',
  confirmation_required: 'confirmation',
  confirmation_invalid: 'confirmation',
  version_conflict: 'changed',
  intent_reused: 'reused',
  audit_unavailable: 'audit',
  billing_credentials: 'keyRefused',
  upstream_unreachable: 'unreachable',
  upstream_open: 'unreachable',
  upstream_busy: 'busy',
  too_many_requests: 'busy',
  upstream_timeout: 'tooSlow',
  intent_expired: 'reused',
  unauthenticated: 'signedOut',
  permission_denied: 'forbidden',
  console_read_only: 'forbidden',
  screen_shared: 'forbidden',
  not_found: 'gone',
  validation_error: 'refused',
  already_exists: 'taken',
} satisfies Record<string, Kind>

type Kind =
  | 'stale'
  | 'confirmation'
  | 'changed'
  | 'reused'
  | 'audit'
  | 'keyRefused'
  | 'unreachable'
  | 'busy'
  | 'tooSlow'
  | 'signedOut'
  | 'forbidden'
  | 'gone'
  | 'refused'
  | 'taken'
  | 'broken'

const kindOf = (error: Error): Kind =>
  (error instanceof SDKError ? (KINDS[error.code] as Kind | undefined) : undefined) ?? 'broken'

/** What came of a write, above the button that sends it: nothing is done, done or not known, in words. */
export function WriteNotice({
  write,
  onApplied,
  failure,
}: {
  write: Write
  onApplied: (subject: string | undefined) => void
  /** The words for a failure that this form explains better; undefined for the usual ones. */
  failure?: (error: Error) => ReactNode
}) {
  const t = useTranslations('writeFailures')
  const { state } = write
  if (state.is === 'unknown')
    return <OutcomeWatch intentId={state.intentId} onApplied={onApplied} onNotApplied={write.notApplied} onGoOn={write.reopen} />
  if (state.is === 'notApplied') return <Notice look="trouble">{t('notApplied')}</Notice>
  if (state.is !== 'failed') return null
  const { error } = state
  const requestId = error instanceof SDKError ? error.requestId : undefined
  return (
    <Notice look="trouble">
      {failure?.(error) ?? t(`kinds.${kindOf(error)}`)}
      {requestId && <span className="mt-1 block font-mono text-xs">{t('requestId', { requestId })}</span>}
    </Notice>
  )
}
