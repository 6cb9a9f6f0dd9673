import type { Call } from '@/lib/sandbox/http/operation'
import { queryList } from '@/lib/sandbox/http/query-list'
import { jsonReply, type Reply } from '@/lib/sandbox/http/reply'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { liveSubscriptions } from '@/lib/sandbox/subscriptions/live-subscriptions'
import { subscriptionBody } from '@/lib/sandbox/subscriptions/subscription-body'
import { aggregateByFeature } from './aggregate'
import { collectContributions } from './collect'
import { featureBody, sourceBody } from './feature-body'

/** `GET /customers/{id}/entitlements` (5.8). Whether the customer exists is not checked: an unknown one has empty lists. */
export async function getCustomerEntitlements({ path, query }: Call, { db, clock }: Sandbox): Promise<Reply> {
  const id = path.id ?? ''
  const subscriptions = await liveSubscriptions(db, id, queryList(query, 'subscription_ids'))
  const featureIds = queryList(query, 'feature_ids')
  const contributions = await collectContributions(db, subscriptions, { nowMs: clock.now().getTime(), featureIds })
  return jsonReply(200, {
    customer_id: id,
    subscriptions: subscriptions.map(subscriptionBody),
    features: aggregateByFeature(contributions).map(({ feature, meter, entitlement, contributions: sources }) => ({
      feature: featureBody(feature, meter),
      entitlement,
      sources: sources.map(sourceBody),
    })),
  })
}
