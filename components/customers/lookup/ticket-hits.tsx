'use client'
import { useQueries } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useEffectEvent, useId, useMemo, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorNote } from '@/components/ui/error-panel'
import { PlainText } from '@/components/ui/plain-text'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { MAX_TICKET, MAX_TOKENS, scanTicket, type Token } from '@/lib/lookup/scan-ticket'
import { lookupQueries } from '@/lib/queries/lookup'
import { routes } from '@/lib/routes'
import { type Hit, Hits } from './hits'

/** Texts whose one customer was opened: coming back must not open it again. */
const opened = new Set<string>()

/** Everybody that a pasted text names, and why; then what names nobody, and what was not tried. */
export function TicketHits({ text }: { text: string }) {
  const t = useTranslations('lookup')
  const router = useRouter()
  const { environment } = useBilling()
  const tokens = useMemo(() => scanTicket(text), [text])
  const [count, setCount] = useState(MAX_TOKENS)
  const tried = tokens.slice(0, count)
  const answers = useQueries({ queries: tried.map((token) => lookupQueries.piece(environment, token)) })
  const outcomes = tried.map((token, index) => ({ token, query: answers[index] }))
  const found = new Map<string, { customer: Customer; tokens: Token[] }>()
  for (const { token, query } of outcomes)
    for (const customer of query?.data?.items ?? []) {
      const { id = '' } = customer
      found.set(id, { customer, tokens: [...(found.get(id)?.tokens ?? []), token] })
    }
  const waiting = outcomes.filter(({ query }) => query?.isPending).length
  const failed = outcomes.filter(
    ({ query }) => query?.isLoadingError || query?.data?.tried.some(({ outcome }) => outcome === 'failed'),
  )
  const nobody = outcomes.filter(
    ({ query, token }) => query?.data?.items.length === 0 && !failed.some((one) => one.token === token),
  )
  const rest = tokens.slice(count)

  const only = waiting === 0 && failed.length === 0 && rest.length === 0 && found.size === 1 ? [...found.keys()][0] : undefined
  const openOnly = useEffectEvent((id: string) => {
    if (opened.has(text)) return
    opened.add(text)
    router.push(routes.support(environment, id))
  })
  useEffect(() => {
    if (only) openOnly(only)
  }, [only])

  if (tokens.length === 0)
    return (
      <Box title={t('ticket.title')}>
        <EmptyState title={t('ticket.nothing')}>{t('ticket.nothingText')}</EmptyState>
      </Box>
    )
  const hits = [...found.values()].map(
    ({ customer, tokens }): Hit => ({ environment, customer, isExact: true, reason: <Because tokens={tokens} /> }),
  )
  return (
    <>
      <p role="status" className="px-1 text-muted">
        {waiting > 0
          ? t('ticket.looking', { waiting, all: tried.length })
          : t('ticket.done', { found: found.size, all: tried.length })}
        {text.length > MAX_TICKET && ` ${t('ticket.cut')}`}
      </p>
      {failed.map(({ token, query }) => (
        <div key={`${token.kind} ${token.text}`} className="rounded-lg border border-line bg-blocked-soft">
          {query?.error ? (
            <ErrorNote
              error={query.error}
              what={t('ticket.failed', { text: token.text })}
              onRetry={() => void query.refetch()}
              isRetrying={query.isFetching}
            />
          ) : (
            <p className="px-4 py-2.5">
              {t('ticket.partly', { text: token.text })}{' '}
              <Button onClick={() => void query?.refetch()}>{t('ticket.again')}</Button>
            </p>
          )}
        </div>
      ))}
      {hits.length > 0 && (
        <Box title={t('ticket.found')}>
          <Hits label={t('ticket.found')} hits={hits} />
        </Box>
      )}
      {waiting === 0 && hits.length === 0 && failed.length === 0 && (
        <Box title={t('ticket.found')}>
          <EmptyState title={t('ticket.nobody')} />
        </Box>
      )}
      {nobody.length > 0 && <Tokens title={t('ticket.unknown')} tokens={nobody.map(({ token }) => token)} />}
      {rest.length > 0 && (
        <Tokens title={t('ticket.notTried', { most: MAX_TOKENS, rest: rest.length })} tokens={rest}>
          <Button onClick={() => setCount(count + MAX_TOKENS)}>
            {t('ticket.tryMore', { count: Math.min(MAX_TOKENS, rest.length) })}
          </Button>
        </Tokens>
      )}
    </>
  )
}

function Because({ tokens }: { tokens: Token[] }) {
  const t = useTranslations('lookup.why')
  return tokens.map(({ why, text }) => (
    <span key={`${why} ${text}`} className="block wrap-anywhere">
      {t(why)}{' '}
      <span className="font-mono">
        <PlainText>{text}</PlainText>
      </span>
    </span>
  ))
}

function Box({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-lg border border-line bg-surface">
      <h2 id={id} className="px-4 pt-3 pb-2.5 text-md font-bold">
        {title}
      </h2>
      <div className="border-t border-line">{children}</div>
    </section>
  )
}

function Tokens({ title, tokens, children }: { title: string; tokens: Token[]; children?: ReactNode }) {
  const t = useTranslations('lookup.why')
  return (
    <Box title={title}>
      <div className="px-4 py-3">
        <ul className="flex flex-wrap gap-1.5">
          {tokens.map(({ kind, text, why }) => (
            <li key={`${kind} ${text}`} className="max-w-full rounded-md bg-sunken px-2 py-0.5 text-sm">
              <span className="text-muted">{t(why)}</span>{' '}
              <span className="font-mono wrap-anywhere">
                <PlainText>{text}</PlainText>
              </span>
            </li>
          ))}
        </ul>
        {children && <div className="mt-3">{children}</div>}
      </div>
    </Box>
  )
}
