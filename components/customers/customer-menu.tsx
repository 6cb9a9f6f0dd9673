'use client'
import { useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { useZone } from '@/components/ui/zone'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { recordQueries } from '@/lib/queries/record'
import { ticketFacts } from '@/lib/record/ticket'
import { routes } from '@/lib/routes'

const item = 'block w-full rounded-md px-2.5 py-1.5 text-left hover:bg-sunken focus-visible:bg-sunken'

interface Props {
  id: string
  customer: Customer | undefined
  onDone: () => void
  /** Absent when this person may not, or there is nothing to archive. */
  onArchive: (() => void) | undefined
}

/** The rarer actions. Loaded when first opened. */
export function CustomerMenu({ id, customer, onDone, onArchive }: Props) {
  const t = useTranslations('record')
  const { environment } = useBilling()
  const ticket = useTicket(id, customer)
  return (
    <ul className="w-64 p-1">
      <CopyItem text={() => window.location.href}>{t('copyLink')}</CopyItem>
      <CopyItem text={() => ticket(true)}>{t('copyTicket')}</CopyItem>
      <CopyItem text={() => ticket(false)}>{t('copyTicketAnonymous')}</CopyItem>
      <li>
        <Link
          href={`${routes.customerTab(environment, id, 'details')}#json`}
          prefetch={false}
          onNavigate={onDone}
          className={item}
        >
          {t('json')}
        </Link>
      </li>
      <li className="sm:hidden">
        <Link href={routes.viewAsCustomer(environment, id)} prefetch={false} onNavigate={onDone} className={item}>
          {t('viewAsCustomer')}
        </Link>
      </li>
      <li>
        <Link href={routes.compareCustomers(environment, { a: id })} prefetch={false} onNavigate={onDone} className={item}>
          {t('compare')}
        </Link>
      </li>
      {onArchive && (
        <li className="mt-1 border-t border-line pt-1">
          <button type="button" onClick={onArchive} className={`${item} text-blocked`}>
            {t('archive')}
          </button>
        </li>
      )}
    </ul>
  )
}

function CopyItem({ text, children }: { text: () => string; children: ReactNode }) {
  const t = useTranslations('copy')
  const [outcome, setOutcome] = useState<'copied' | 'failed'>()
  const copy = async () => {
    const isDone = await navigator.clipboard?.writeText(text()).then(
      () => true,
      () => false,
    )
    setOutcome(isDone ? 'copied' : 'failed')
  }
  return (
    <li>
      <button type="button" onClick={copy} className={item}>
        {children}
        <span role="status" className="block text-sm text-muted">
          {outcome && t(outcome)}
        </span>
      </button>
    </li>
  )
}

/** A plain text for a help desk: who, what is at its limit, what comes next, when this was read and where it is. */
function useTicket(id: string, customer: Customer | undefined) {
  const t = useTranslations('ticket')
  const words = useTranslations('limitStates')
  const format = useFormatter()
  const { zone } = useZone()
  const billing = useBilling()
  const queryClient = useQueryClient()
  return (withPersonal: boolean) => {
    const queries = recordQueries(billing, id)
    const { features, plans, nextReset, nextGrant, isPartial, readAt } = ticketFacts({
      entitlements: queryClient.getQueryState(queries.entitlements.queryKey),
      usage: queryClient.getQueryState(queries.usage.queryKey),
      grants: queryClient.getQueryState(queries.grants.queryKey),
      locale: 'en-GB',
    })
    const moment = (at: string | number) =>
      `${format.dateTime(new Date(at), { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone })} ${zone}`
    const lines = [
      withPersonal && customer?.name && t('name', { name: customer.name }),
      customer?.externalId && t('externalId', { externalId: customer.externalId }),
      t('id', { id }),
      withPersonal && customer?.email && t('email', { email: customer.email }),
      customer && t('status', { status: customer.status === 'published' ? t('active') : (customer.status ?? '') }),
      plans.length > 0 && t('plans', { plans: plans.join(', ') }),
      ...features.map(({ name, figures, state }) => `- ${name}: ${figures} (${words(state)})`),
      nextReset && t('nextReset', { at: moment(nextReset) }),
      nextGrant && t('nextGrant', { at: moment(nextGrant.at), amount: nextGrant.amount ?? t('amountUnknown') }),
      isPartial && t('partial'),
      readAt !== undefined && t('asOf', { at: moment(readAt) }),
      `${window.location.origin}${routes.customer(billing.environment, id)}`,
    ]
    return lines.filter(Boolean).join('\n')
  }
}
