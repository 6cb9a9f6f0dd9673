'use client'
import { useQuery } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { SETTINGS } from '@/components/layout/settings-pages'
import { useStaff } from '@/components/layout/staff-provider'
import { may } from '@/lib/auth/roles'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { isAsked, type LookupAsked, NOTHING_ASKED, tidied } from '@/lib/lookup/asked'
import { isTicket } from '@/lib/lookup/scan-ticket'
import { customerQueries } from '@/lib/queries/customers'
import { lookupQueries } from '@/lib/queries/lookup'
import { CUSTOMER_TABS, routes } from '@/lib/routes'
import { useKept } from '../use-kept'

export const MAX_ITEMS = 50
const GROUPS = ['records', 'pinned', 'recent', 'here', 'pages', 'actions'] as const
export type Group = (typeof GROUPS)[number]

export interface Item {
  key: string
  group: Group
  label: string
  href: string
  /** Another environment: a full load. */
  isAway?: boolean
  /** Beneath the label: what tells two of the same name apart. */
  detail?: string | undefined
  /** A customer, who can be pinned. */
  id?: string
  status?: string | undefined
  isExact?: boolean
}

/** What the palette offers for a text: customers that it finds, and pages and actions with it in their names; before typing, those kept. */
export function usePaletteItems(text: string, environments: string[]) {
  const t = useTranslations('palette')
  const { environment } = useBilling()
  const asked: LookupAsked = { ...NOTHING_ASKED, q: isTicket(text) ? '' : tidied(text) }
  const lookup = useQuery({ ...lookupQueries.of(environment, asked), enabled: isAsked(asked) })
  const customers = useKeptItems(isAsked(asked))
  const records = (lookup.data?.items ?? []).map((customer): Item => {
    const item = itemOf(environment, 'records', customer.id ?? '', customer, t('noName'))
    return { ...item, isExact: lookup.data?.exactIds.includes(item.id ?? '') ?? false }
  })
  const others = useOtherItems(environments).filter(({ label }) => matches(label, text))
  const further: Item[] = isAsked(asked)
    ? [
        {
          key: 'lookup',
          group: 'actions',
          label: t('lookUp', { text: asked.q }),
          href: routes.lookup(environment, { q: asked.q, open: 'no' }),
        },
        {
          key: 'list',
          group: 'actions',
          label: t('search', { text: asked.q }),
          href: `${routes.customers(environment)}?${new URLSearchParams({ q: asked.q })}`,
        },
      ]
    : []
  const items = [...records, ...(isAsked(asked) ? [] : customers), ...others, ...further]
  return {
    lookup,
    isLooking: isAsked(asked) && lookup.isFetching && !lookup.data,
    // Groups in their order, and a bound to all.
    items: GROUPS.flatMap((group) => items.filter((item) => item.group === group)).slice(0, MAX_ITEMS),
  }
}

const matches = (label: string, text: string) =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => label.toLowerCase().includes(word))

function itemOf(environment: string, group: Group, id: string, customer: Customer | undefined, noName: string): Item {
  const { name, externalId, email, status } = customer ?? {}
  return {
    key: `${group} ${id}`,
    group,
    id,
    label: customer ? name || noName : id,
    detail: [externalId, email].filter(Boolean).join(' · ') || (customer ? id : undefined),
    href: routes.customer(environment, id),
    status,
  }
}

/** Those pinned and those opened lately, whose names one call reads; until then, and for archived ones, their ids. */
function useKeptItems(isTyping: boolean): Item[] {
  const t = useTranslations('palette')
  const billing = useBilling()
  const { pinned, recent } = useKept()
  const lately = recent.filter((id) => !pinned.includes(id))
  const ids = [...pinned, ...lately].toSorted()
  const read = useQuery({
    ...customerQueries.list(billing, { filter: { customerIds: ids, limit: 50 } }),
    enabled: ids.length > 0 && !isTyping,
  })
  const known = new Map((read.data?.items ?? []).map((customer) => [customer.id, customer]))
  const item = (group: Group) => (id: string) => itemOf(billing.environment, group, id, known.get(id), t('noName'))
  return [...pinned.map(item('pinned')), ...lately.map(item('recent'))]
}

/** Pages and actions, by what this person may. */
function useOtherItems(environments: string[]): Item[] {
  const t = useTranslations('palette')
  const shell = useTranslations('shell')
  const tabs = useTranslations('palette.tabs')
  const { environment } = useBilling()
  const person = useStaff()
  const here = customerAt(usePathname(), environment)
  const page = (key: string, label: string, href: string): Item => ({ key, group: 'pages', label, href })
  return [
    ...(here
      ? [
          { key: 'support', group: 'here' as const, label: t('supportView'), href: routes.support(environment, here) },
          ...CUSTOMER_TABS.map((tab) => ({
            key: `tab ${tab}`,
            group: 'here' as const,
            label: tabs(tab),
            href: routes.customerTab(environment, here, tab),
          })),
        ]
      : []),
    page('customers', shell('customers'), routes.customers(environment)),
    page('lookup page', shell('lookup'), routes.lookup(environment)),
    ...SETTINGS.filter(({ permission }) => may(person, permission)).map(({ name }) =>
      page(name, shell(name), routes.settings[name](environment)),
    ),
    page('account', t('account'), routes.settings.account(environment)),
    { key: 'ticket', group: 'actions' as const, label: t('pasteTicket'), href: routes.lookup(environment) },
    ...(may(person, 'customers:write')
      ? [{ key: 'new', group: 'actions' as const, label: t('newCustomer'), href: routes.newCustomer(environment) }]
      : []),
    ...environments
      .filter((name) => name !== environment)
      .map((name) => ({
        key: `environment ${name}`,
        group: 'actions' as const,
        label: t('switchTo', { environment: name }),
        href: routes.customers(name),
        isAway: true,
      })),
  ]
}

/** The customer whose page is open. */
function customerAt(path: string, environment: string): string | undefined {
  const [, first, second, id = ''] = path.split('/')
  return first === environment && (second === 'customers' || second === 'lookup') && id.startsWith('cust_') ? id : undefined
}
