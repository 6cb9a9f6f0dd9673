'use client'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { useMay } from '@/components/layout/staff-provider'
import { Country } from '@/components/ui/country'
import { PlainText } from '@/components/ui/plain-text'
import { Time } from '@/components/ui/time'
import type { DtoCustomerResponse as Customer, DtoCustomerEntitlementsResponse } from '@/lib/billing/models'
import { type Pair, textLikeness } from '@/lib/compare/likeness'
import { isMasked } from '@/lib/format/mask'
import { recordQueries } from '@/lib/queries/record'
import { planNameOf } from '@/lib/record/subscriptions'
import type { Compared } from './compared-customers'
import { ComparedPanel } from './compared-panel'
import { type ComparedRow, SIDES } from './comparison-table'
import { useFailures } from './use-failures'

/** What the record says of each, member by member; metadata by its keys. */
export function IdentityComparison(compared: Compared) {
  const t = useTranslations('customer')
  const failures = useFailures(compared)
  const billing = useBilling()
  const of = { a: recordQueries(billing, compared.ids.a), b: recordQueries(billing, compared.ids.b) }
  const customer = { a: useQuery(of.a.customer), b: useQuery(of.b.customer) }
  const entitlements = { a: useQuery(of.a.entitlements), b: useQuery(of.b.entitlements) }
  const row = useTextRow({ a: customer.a.data, b: customer.b.data })
  const plansOf = usePlans()
  const rows = (): ComparedRow[] => {
    const keys = [...new Set(SIDES.flatMap((side) => Object.keys(customer[side].data?.metadata ?? {})))].toSorted()
    const plans = { a: plansOf(entitlements.a.data), b: plansOf(entitlements.b.data) }
    const isPlanKnown = plans.a !== undefined && plans.b !== undefined
    return [
      row('name', t('name'), ({ name }) => name),
      row('externalId', t('externalId'), ({ externalId }) => externalId),
      row('email', t('email'), ({ email }) => email),
      row('contact', t('contact'), ({ contact }) => contact),
      {
        key: 'plans',
        label: t('plan'),
        likeness: isPlanKnown ? textLikeness(plans, () => false) : 'unknown',
        a: <Plans text={plans.a} />,
        b: <Plans text={plans.b} />,
      },
      row('address', t('address'), addressOf),
      row(
        'country',
        t('country'),
        ({ addressCountry }) => addressCountry,
        (code) => <Country code={code} withCode />,
      ),
      row('timezone', t('timezone'), ({ timezone }) => timezone),
      row(
        'created',
        t('created'),
        ({ createdAt }) => createdAt,
        (at) => <Time at={at} as="date" />,
      ),
      ...keys.map((key) => row(`metadata.${key}`, <PlainText>{`metadata.${key}`}</PlainText>, ({ metadata }) => metadata?.[key])),
    ]
  }
  return (
    <ComparedPanel
      title={t('identity')}
      none={t('missing')}
      {...compared}
      reads={[
        { query: customer, failure: failures('customer') },
        { query: entitlements, failure: failures('entitlements') },
      ]}
      rows={rows}
    />
  )
}

const addressOf = (customer: Customer) =>
  [customer.addressLine1, customer.addressLine2, customer.addressPostalCode, customer.addressCity, customer.addressState]
    .filter(Boolean)
    .join('\n')

/** A row of texts; a text that is not given is said not to be, one of a record that could not be read is not known. */
function useTextRow(customers: Pair<Customer | undefined>) {
  const t = useTranslations('customer')
  const words = useTranslations('compare')
  const seesAll = useMay('customers:personal')
  const isHidden = (text: string) => !seesAll && isMasked(text)
  return (
    key: string,
    label: ReactNode,
    textOf: (customer: Customer) => string | undefined,
    draw = (text: string): ReactNode => <PlainText>{text}</PlainText>,
  ): ComparedRow => {
    const [a, b] = [customers.a && textOf(customers.a), customers.b && textOf(customers.b)]
    const drawn = (customer: Customer | undefined, text: string | undefined) =>
      text?.trim() ? (
        <span className="whitespace-pre-wrap">{draw(text)}</span>
      ) : (
        <span className="text-muted">{customer ? t('missing') : words('notRead')}</span>
      )
    return {
      key,
      label,
      likeness: customers.a && customers.b ? textLikeness({ a, b }, isHidden) : 'unknown',
      a: drawn(customers.a, a),
      b: drawn(customers.b, b),
    }
  }
}

/** The plans in one text, by name; undefined when they are not known. */
function usePlans() {
  const t = useTranslations('customer')
  const words = useTranslations('subscriptions')
  const format = useFormatter()
  return (answer: DtoCustomerEntitlementsResponse | undefined): string | undefined => {
    if (!answer?.subscriptions) return undefined
    const plans = answer.subscriptions.map((subscription) => {
      const { billingPeriod: period, subscriptionStatus: status, planId } = subscription
      const name = planNameOf(answer, subscription) ?? planId ?? t('unnamedPlan')
      const every = period && words.has(`periods.${period}` as never) ? words(`periods.${period as 'MONTHLY'}`) : period
      const state = status && words.has(`statuses.${status}` as never) ? words(`statuses.${status as 'active'}`) : status
      return format.list(
        [name, every, state].filter((part) => part !== undefined),
        { type: 'unit' },
      )
    })
    return plans.length === 0 ? t('noSubscription') : plans.toSorted().join('\n')
  }
}

function Plans({ text }: { text: string | undefined }) {
  const t = useTranslations('compare')
  if (text === undefined) return <span className="text-muted">{t('notRead')}</span>
  return (
    <span className="whitespace-pre-wrap">
      <PlainText>{text}</PlainText>
    </span>
  )
}
