'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { useZone } from '@/components/ui/zone'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { recordQueries } from '@/lib/queries/record'
import { ticketFacts } from '@/lib/record/ticket'
import { type TicketFormat, type TicketLine, ticketText } from '@/lib/record/ticket-text'
import { routes } from '@/lib/routes'

/** A text for a help desk: who, what is at its limit, what comes next, when this was read and where it is. */
export function useTicket(id: string, customer: Customer | undefined) {
  const t = useTranslations('ticket')
  const words = useTranslations('limitStates')
  const format = useFormatter()
  const locale = useLocale()
  const { zone } = useZone()
  const billing = useBilling()
  const queryClient = useQueryClient()
  return ({ withPersonal, as }: { withPersonal: boolean; as: TicketFormat }) => {
    const queries = recordQueries(billing, id)
    const { features, plans, nextReset, nextGrant, isPartial, readAt } = ticketFacts({
      entitlements: queryClient.getQueryState(queries.entitlements.queryKey),
      usage: queryClient.getQueryState(queries.usage.queryKey),
      grants: queryClient.getQueryState(queries.grants.queryKey),
      locale,
    })
    const moment = (at: string | number) =>
      `${format.dateTime(new Date(at), { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone })} ${zone}`
    const { name, email, externalId, status } = customer ?? {}
    const line = (text: string | false | undefined, kind: TicketLine['kind'] = 'line'): TicketLine[] =>
      text ? [{ kind, text }] : []
    return ticketText(
      [
        ...line(withPersonal && name && t('name', { name }), 'title'),
        ...line(externalId && t('externalId', { externalId })),
        ...line(t('id', { id })),
        ...line(withPersonal && email && t('email', { email })),
        ...line(customer && t('status', { status: status === 'published' ? t('active') : (status ?? '') })),
        ...line(plans.length > 0 && t('plans', { plans: plans.join(', ') })),
        ...features.flatMap(({ name, figures, state }) => line(`${name}: ${figures} (${words(state)})`, 'point')),
        ...line(nextReset && t('nextReset', { at: moment(nextReset) })),
        ...line(nextGrant && t('nextGrant', { at: moment(nextGrant.at), amount: nextGrant.amount ?? t('amountUnknown') })),
        ...line(isPartial && t('partial')),
        ...line(readAt !== undefined && t('asOf', { at: moment(readAt) })),
        ...line(`${window.location.origin}${routes.customer(billing.environment, id)}`, 'link'),
      ],
      as,
    )
  }
}
