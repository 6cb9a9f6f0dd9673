'use client'
import type { FrameFault } from '@/lib/embed/protocol'
import { WidgetReadError } from '@/lib/queries/widgets'
import { useTexts } from './use-texts'

/** Why a read failed, as far as it helps whoever looks. The 401 is not among them: it ends the session, not one widget. */
export function faultOf(error: Error): Exclude<FrameFault, 'foreign' | 'look'> {
  if (!(error instanceof WidgetReadError)) return 'broken'
  if (error.status === 0) return 'offline'
  if (error.status === 403) return 'scope'
  if (error.status === 404) return 'gone'
  return error.status === 429 || error.status === 503 ? 'busy' : 'broken'
}

interface FailureProps {
  error: Error
  onRetry?: () => void
  isRetrying?: boolean
}

/** Offers another try only where that may help; not while the server wants to be left alone, which ends by itself. */
export function FailureNote({ error, onRetry, isRetrying = false }: FailureProps) {
  const t = useTexts('failures')
  const fault = faultOf(error)
  const requestId = error instanceof WidgetReadError ? error.requestId : undefined
  const isForGood = fault === 'scope' || fault === 'gone' || fault === 'busy'
  return (
    <div role="alert" className="mt-2 rounded-md border border-line px-3 py-3">
      <p>{t(fault)}</p>
      {onRetry && !isForGood && <RetryButton onRetry={onRetry} isRetrying={isRetrying} />}
      {requestId && <p className="mt-2 font-mono text-xs text-muted wrap-anywhere">{t('reference', { id: requestId })}</p>}
    </div>
  )
}

export function RetryButton({ onRetry, isRetrying }: { onRetry: () => void; isRetrying: boolean }) {
  const t = useTexts('failures')
  return (
    <button type="button" onClick={onRetry} disabled={isRetrying} className="embed-button mt-2.5">
      {isRetrying ? t('retrying') : t('retry')}
    </button>
  )
}

/** One sentence in place of everything else. Who waits for a token has not failed. */
export function Sentence({ name }: { name: 'broken' | 'foreign' | 'sandboxed' | 'waiting' }) {
  const t = useTexts('failures')
  return name === 'waiting' ? (
    <p role="status" className="text-muted">
      {t(name)}
    </p>
  ) : (
    <p role="alert">{t(name)}</p>
  )
}
