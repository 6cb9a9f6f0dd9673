import type {
  DtoCustomerEntitlementsResponse,
  DtoCustomerUsageSummaryResponse,
  DtoListCreditGrantApplicationsResponse,
} from '@/lib/billing/models'
import { formatDecimal } from '@/lib/format/decimal'
import { byDate } from '@/lib/grants/upcoming-grants'
import { featureUsages } from '@/lib/usage/feature-usage'
import { type LimitStateName, severityOf } from '@/lib/usage/limit-state'
import { planNameOf } from './subscriptions'

interface Answer<T> {
  data: T | undefined
  dataUpdatedAt: number
}

interface Answers {
  entitlements: Answer<DtoCustomerEntitlementsResponse> | undefined
  usage: Answer<DtoCustomerUsageSummaryResponse> | undefined
  grants: Answer<DtoListCreditGrantApplicationsResponse> | undefined
  locale: string
}

export interface TicketFacts {
  plans: string[]
  features: { name: string; figures: string; state: LimitStateName }[]
  nextReset: string | undefined
  nextGrant: { at: string; amount: string | undefined } | undefined
  /** An answer was missing: what is not said here is not known to be none. */
  isPartial: boolean
  /** Of the oldest answer. */
  readAt: number | undefined
}

/** What a help desk wants to know, from what the page has read. */
export function ticketFacts({ entitlements, usage, grants, locale }: Answers): TicketFacts {
  const features = featureUsages(entitlements?.data, usage?.data)
  const resets = features.flatMap(({ reset }) => (reset.kind === 'at' ? [reset.at] : []))
  const [grant] = byDate(grants?.data?.items ?? [])
  const answers = [entitlements, usage, grants]
  const times = answers.flatMap((answer) => (answer?.data ? [answer.dataUpdatedAt] : []))
  const { subscriptions = [] } = entitlements?.data ?? {}
  const figure = (value: string | undefined) => (value === undefined ? '?' : formatDecimal(value, locale))
  return {
    plans: subscriptions.map((each) =>
      [planNameOf(entitlements?.data, each), each.subscriptionStatus].filter(Boolean).join(', '),
    ),
    features: features
      .filter(({ state }) => severityOf(state) > 0)
      .toSorted((one, other) => severityOf(other.state) - severityOf(one.state))
      .map(({ name, state }) => ({ name, figures: `${figure(state.used)} / ${figure(state.limit)}`, state: state.name })),
    nextReset: resets.toSorted((one, other) => Date.parse(one) - Date.parse(other))[0],
    nextGrant: grant?.scheduledFor
      ? { at: grant.scheduledFor, amount: grant.creditsExact && formatDecimal(grant.creditsExact, locale) }
      : undefined,
    isPartial: answers.some((answer) => !answer?.data),
    readAt: times.length > 0 ? Math.min(...times) : undefined,
  }
}
