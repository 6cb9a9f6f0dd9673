'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { ConnectionError, SDKError } from '@/lib/billing/models/errors'
import { routes } from '@/lib/routes'
import { Button, buttonClass } from './button'
import { onDemand } from './on-demand'

/** With the first failure: pages that work need none. Where it cannot be loaded, the text can still be selected. */
const CopyIcon = onDemand(
  () => import('./copy-button').then(({ CopyIcon }) => CopyIcon),
  () => null,
)

interface Props {
  error: Error
  onRetry: () => void
  isRetrying?: boolean
}

/** A failed read, told apart: signed out, not allowed, the key refused, busy, too slow, unreachable, broken. Never a zero or a blank. */
export function ErrorPanel({ error, onRetry, isRetrying = false }: Props) {
  const t = useTranslations('errors')
  const kind = kindOf(error)
  return (
    <div role="alert" className="px-6 py-12 text-center">
      <p className="text-md font-medium text-blocked">{t(`${kind}.title`)}</p>
      <p className="mx-auto mt-1.5 max-w-112 text-muted">{t(`${kind}.text`)}</p>
      <div className="mt-4 flex justify-center">
        <WayOn kind={kind} onRetry={onRetry} isRetrying={isRetrying} />
      </div>
      <Reference error={error} className="mt-4" />
    </div>
  )
}

/** The same for a part of a panel that stands without it: `what` says what is missing. */
export function ErrorNote({ error, onRetry, isRetrying = false, what }: Props & { what: string }) {
  const t = useTranslations('errors')
  const kind = kindOf(error)
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-72">
        <p>
          <span className="font-medium text-blocked">{what}</span> {t(`${kind}.title`)}.
        </p>
        <Reference error={error} className="mt-0.5" />
      </div>
      <WayOn kind={kind} onRetry={onRetry} isRetrying={isRetrying} />
    </div>
  )
}

function WayOn({ kind, onRetry, isRetrying }: { kind: Kind; onRetry: () => void; isRetrying: boolean }) {
  const t = useTranslations('errors')
  if (kind === 'signedOut') return <SignInAgain label={t('signIn')} />
  return (
    <Button onClick={onRetry} disabled={isRetrying}>
      {isRetrying ? t('retrying') : t('retry')}
    </Button>
  )
}

/** What to quote to whoever looks into it, and the same with when and where it happened to be copied. Nothing of a body or a query. */
function Reference({ error, className }: { error: Error; className: string }) {
  const t = useTranslations('errors')
  if (!(error instanceof SDKError) || !error.requestId) return null
  const { requestId, statusCode, code, headers, rawResponse } = error
  const quoted = `${t('requestId', { requestId })} · ${statusCode} ${code}`
  const path = URL.canParse(rawResponse.url) ? new URL(rawResponse.url).pathname : ''
  return (
    <p className={`font-mono text-xs text-muted wrap-anywhere ${className}`}>
      {quoted}{' '}
      <Suspense>
        <CopyIcon label={t('reference')} value={[quoted, path, headers.get('date')].filter((part) => part).join(' · ')} />
      </Suspense>
    </p>
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

const KINDS = {
  billing_credentials: 'keyRefused',
  upstream_unreachable: 'unreachable',
  upstream_open: 'resting',
  upstream_timeout: 'tooSlow',
  upstream_bad_response: 'unreadable',
  not_found: 'unknown',
} as const

type Kind = (typeof KINDS)[keyof typeof KINDS] | 'offline' | 'broken' | 'signedOut' | 'forbidden' | 'busy'

function kindOf(error: Error): Kind {
  // `fetch` tells a lost connection by a TypeError, the page's loader by an error of that name.
  if (error instanceof ConnectionError || error instanceof TypeError || error.name === 'ChunkLoadError') return 'offline'
  if (!(error instanceof SDKError)) return 'broken'
  if (error.statusCode === 401) return 'signedOut'
  if (error.statusCode === 403) return 'forbidden'
  const kind = Object.entries(KINDS).find(([code]) => code === error.code)?.[1]
  if (kind) return kind
  return error.statusCode === 429 || error.statusCode === 503 ? 'busy' : 'broken'
}
