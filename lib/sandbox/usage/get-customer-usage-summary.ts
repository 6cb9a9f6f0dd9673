import { customerByEither } from '@/lib/sandbox/customers/find-customer'
import type { SubscriptionRow } from '@/lib/sandbox/database/tables/subscriptions'
import { aggregateByFeature, type FeatureGroup } from '@/lib/sandbox/entitlements/aggregate'
import { collectContributions } from '@/lib/sandbox/entitlements/collect'
import { featureBody, sourceBody } from '@/lib/sandbox/entitlements/feature-body'
import type { Call } from '@/lib/sandbox/http/operation'
import { queryList } from '@/lib/sandbox/http/query-list'
import { jsonReply, type Reply } from '@/lib/sandbox/http/reply'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { liveSubscriptions } from '@/lib/sandbox/subscriptions/live-subscriptions'
import { currentUsage } from './current-usage'
import { divideDecimal } from './decimal'
import { requestedFeatures } from './feature-filter'
import { nextUsageReset } from './next-reset'

/** `GET /customers/usage` and `GET /customers/{id}/usage` (5.7, section 7). `period` is always null, and there are no pages. */
export async function getCustomerUsageSummary({ path, query }: Call, { db, clock }: Sandbox): Promise<Reply> {
  const customer = await customerByEither(db, path.id ?? query.get('customer_id') ?? '', query.get('customer_lookup_key') ?? '')
  const nowMs = clock.now().getTime()
  const featureIds = await requestedFeatures(db, query)
  const subscriptions = featureIds ? await liveSubscriptions(db, customer.id, queryList(query, 'subscription_ids')) : []
  const [newest] = subscriptions
  if (!newest) return jsonReply(200, { customer_id: customer.id, features: [], period: null })
  const contributions = await collectContributions(db, subscriptions, { nowMs, featureIds: featureIds ?? [] })
  const groups = aggregateByFeature(contributions).sort(byTypeThenName)
  const usage = await currentUsage(db, groups, newest, customer.externalId, nowMs)
  const features = groups.map((group) => summaryBody(group, usage.get(group.feature.id) ?? '0', newest, nowMs))
  return jsonReply(200, { customer_id: customer.id, features, period: null })
}

function summaryBody(
  { feature, meter, entitlement, contributions }: FeatureGroup,
  usage: string,
  subscription: SubscriptionRow,
  nowMs: number,
) {
  const limit = entitlement.usage_limit
  const isMetered = feature.type === 'metered'
  return {
    feature: featureBody(feature, meter),
    total_limit: limit ?? null,
    current_usage: usage,
    usage_percent: usageFraction(usage, limit),
    is_enabled: entitlement.is_enabled,
    is_soft_limit: entitlement.is_soft_limit,
    is_unlimited: limit === undefined,
    next_usage_reset_at: isMetered ? nextUsageReset(entitlement.usage_reset_period, subscription, nowMs) : null,
    sources: contributions.map(sourceBody),
  }
}

/** '0.5' is half the limit, whatever the member's name says. A limit of none at all counts as 100 times passed. */
function usageFraction(usage: string, limit: bigint | undefined): string {
  if (limit === undefined) return '0'
  return limit <= 0n ? '100' : divideDecimal(usage, limit)
}

const TYPE_ORDER = ['metered', 'static', 'boolean', 'config']

/** By type, then by name as bytes compare. */
function byTypeThenName({ feature: one }: FeatureGroup, { feature: other }: FeatureGroup): number {
  const byType = TYPE_ORDER.indexOf(one.type) - TYPE_ORDER.indexOf(other.type)
  return byType || Buffer.compare(Buffer.from(one.name), Buffer.from(other.name))
}
