'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent, ReactNode } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { PlainText } from '@/components/ui/plain-text'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import type { LookupAnswer } from '@/lib/lookup/asked'
import { routes } from '@/lib/routes'
import { CustomerStatus } from '../customer-status'

export interface Hit {
  environment: string
  customer: Customer
  isExact: boolean
  /** Why it is here. */
  reason: ReactNode
}

type Words = ReturnType<typeof useTranslations<'lookup'>>

/** `t`: the words of `lookup`. */
export const hitsOf = ({ items, foundBy, exactIds }: LookupAnswer, environment: string, t: Words): Hit[] =>
  items.map((customer) => {
    const { id = '' } = customer
    const kinds = foundBy[id] ?? []
    const isExact = exactIds.includes(id)
    // The surest of the ways it was found in, or all the fields that have the text.
    const sure = kinds.filter((kind) => isExact && !kind.startsWith('in_')).slice(0, 1)
    return { environment, customer, isExact, reason: (sure.length > 0 ? sure : kinds).map((kind) => t(`by.${kind}`)).join(', ') }
  })

/** Customers that were found; the arrows go from one to the next, and Enter opens. `query`: for the way back from what is opened. */
export function Hits({ label, hits, query }: { label: string; hits: Hit[]; query?: Record<string, string> }) {
  return (
    <ul aria-label={label} className="grid grid-cols-[minmax(0,1fr)]" onKeyDown={walk}>
      {hits.map((hit) => (
        <li key={`${hit.environment} ${hit.customer.id}`} className="border-t border-line first:border-t-0">
          <HitLine hit={hit} query={query} />
        </li>
      ))}
    </ul>
  )
}

function HitLine({
  hit: { environment, customer, isExact, reason },
  query,
}: {
  hit: Hit
  query: Record<string, string> | undefined
}) {
  const t = useTranslations('lookup')
  const here = useBilling().environment
  const { id = '', name, externalId, email, status } = customer
  const href = routes.support(environment, id, query)
  const face = (
    <>
      <span className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-0.5">
        <span className="min-w-0 font-medium wrap-anywhere">
          <PlainText>{name || t('noName')}</PlainText>
        </span>
        {isExact && <span className="rounded-full bg-accent-soft px-2 text-xs leading-5 text-accent">{t('exact')}</span>}
        {status !== 'published' && <CustomerStatus status={status} />}
      </span>
      <span className="text-sm text-muted sm:row-span-2 sm:self-center sm:text-right">{reason}</span>
      <span className="flex min-w-0 flex-wrap gap-x-3 text-sm text-muted">
        <span className="min-w-0 font-mono wrap-anywhere">
          <PlainText>{externalId || id}</PlainText>
        </span>
        {email && (
          <span className="min-w-0 wrap-anywhere">
            <PlainText>{email}</PlainText>
          </span>
        )}
      </span>
    </>
  )
  const look =
    'grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-0.5 px-4 py-2.5 hover:bg-sunken focus-visible:-outline-offset-2 sm:grid-cols-[minmax(0,1fr)_auto]'
  // Another environment has a frame of its own: a full load, so that nothing of this one stays on the page.
  return environment === here ? (
    <Link href={href} prefetch={false} className={look} data-hit={isExact ? 'exact' : 'part'}>
      {face}
    </Link>
  ) : (
    <a href={href} className={look}>
      {face}
    </a>
  )
}

/** To the first hit of the page. */
export const focusFirstHit = () => document.querySelector<HTMLElement>('main [data-hit], main li > a')?.focus()

function walk(event: KeyboardEvent<HTMLElement>) {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0) return
  const links = [...event.currentTarget.querySelectorAll('a')]
  const from = links.find((link) => link === document.activeElement)
  const to = from ? links[links.indexOf(from) + by] : links[0]
  const box = document.querySelector<HTMLElement>('main textarea')
  event.preventDefault()
  if (to) to.focus()
  else if (by < 0) box?.focus()
}
