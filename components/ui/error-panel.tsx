'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ConnectionError, SDKError } from '@/lib/billing/models/errors'
import { RefusedError } from '@/lib/queries/own-routes'
import { routes } from '@/lib/routes'
import { Button, buttonClass } from './button'

/** A failed read, told apart: signed out, not allowed, the key refused, busy, too slow, unreachable, broken. Never a zero or a blank. */
export function ErrorPanel({ error, onRetry, isRetrying = false }: { error: Error; onRetry: () => void; isRetrying?: boolean }) {
  const t = useTranslations('errors')
  const kind = kindOf(error)
  const requestId = error instanceof SDKError || error instanceof RefusedError ? error.requestId : undefined
  return (
    <div role="alert" className="px-6 py-12 text-center">
      <p className="text-md font-medium text-blocked">{t(`${kind}.title`)}</p>
      <p className="mx-auto mt-1.5 max-w-112 text-muted">{t(`${kind}.text`)}</p>
      <div className="mt-4 flex justify-center">
        {kind === 'signedOut' ? (
          <SignInAgain label={t('signIn')} />
        ) : (
          <Button onClick={onRetry} disabled={isRetrying}>
            {isRetrying ? t('retrying') : t('retry')}
          </Button>
        )}
      </div>
      {requestId && <p className="mt-4 font-mono text-xs text-muted">{t('requestId', { requestId })}</p>}
    </div>
  )
}

function SignInAgain({ label }: { label: string }) {
  const query = useSearchParams().toString()
  const path = usePathname()
  return (
    <a className={buttonClass()} href={routes.login(query ? `${path}?${query}` : path)}>
      {label}
    </a>
  )
}

const KINDS: Record<string, 'keyRefused' | 'unreachable' | 'resting' | 'tooSlow' | 'unreadable'> = {
  billing_credentials: 'keyRefused',
  upstream_unreachable: 'unreachable',
  upstream_open: 'resting',
  upstream_timeout: 'tooSlow',
  upstream_bad_response: 'unreadable',
}

/** `fetch` tells a console that cannot be reached by a TypeError, the billing client by a ConnectionError. */
function kindOf(error: Error) {
  if (error instanceof ConnectionError || error instanceof TypeError) return 'offline'
  const status = error instanceof SDKError ? error.statusCode : error instanceof RefusedError ? error.status : undefined
  if (status === undefined) return 'broken'
  if (status === 401) return 'signedOut'
  if (status === 403) return 'forbidden'
  const kind = KINDS[(error as SDKError | RefusedError).code ?? '']
  if (kind) return kind
  return status === 429 || status === 503 ? 'busy' : 'broken'
}
