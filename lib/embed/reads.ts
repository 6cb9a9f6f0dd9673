import 'server-only'
import { TZDate } from '@date-fns/tz'
import type { SDKCore } from '@/lib/billing/core'
import { customersGetCustomer } from '@/lib/billing/funcs/customers-get-customer'
import { customersGetCustomerEntitlements } from '@/lib/billing/funcs/customers-get-customer-entitlements'
import { customersGetCustomerUpcomingGrants } from '@/lib/billing/funcs/customers-get-customer-upcoming-grants'
import { customersGetCustomerUsageSummary } from '@/lib/billing/funcs/customers-get-customer-usage-summary'
import type {
  DtoCreditGrantApplicationResponse as Application,
  DtoCustomerEntitlementsResponse,
  DtoCustomerUsageSummaryResponse,
  DtoFeatureResponse,
} from '@/lib/billing/models'
import { SDKError } from '@/lib/billing/models/errors'
import type { RequestOptions } from '@/lib/billing/options'
import type { Result } from '@/lib/billing/result'
import { unwrap } from '@/lib/billing/unwrap'
import { byDate, grantState } from '@/lib/grants/upcoming-grants'
import { RefusalError } from '@/lib/http/answers'
import { upcoming } from '@/lib/record/upcoming'
import type { Allowance } from '@/lib/usage/allowance'
import { type FeatureUsage, featureUsages } from '@/lib/usage/feature-usage'
import { isZone } from '@/lib/zone'
import type {
  EmbedAllowance,
  EmbedEntitlements,
  EmbedFeature,
  EmbedGrant,
  EmbedGrants,
  EmbedNext,
  EmbedNextItem,
  EmbedUsage,
  EmbedZone,
} from './answers'
import type { EmbedConfiguration } from './configuration'
import { CUSTOMER_GONE, type WidgetAsked } from './widget-route'

/** What a widget is told: chosen member by member, so that what the API adds tomorrow stays here until somebody lets it out. */

export async function readUsage(asked: WidgetAsked): Promise<EmbedUsage> {
  const asOf = new Date().toISOString()
  const [timeZone, features] = await Promise.all([zoneOfCustomer(asked), usageOf(asked)])
  return {
    asOf,
    timeZone,
    features: features
      .filter(({ feature }) => feature.type === 'metered')
      .map((one) => ({
        ...toldOf(one),
        state: one.state,
        allowance: allowanceTold(one.allowance),
        reset: one.reset.kind === 'at' ? { kind: 'at', at: inZone(one.reset.at, timeZone) } : one.reset,
        ...(one.resetPeriod && { resetPeriod: one.resetPeriod }),
      })),
  }
}

/** The usage answer is asked, too, since without it no limit and an unknown one look the same; nothing of what was used is told. */
export async function readEntitlements(asked: WidgetAsked): Promise<EmbedEntitlements> {
  const asOf = new Date().toISOString()
  const [timeZone, features] = await Promise.all([zoneOfCustomer(asked), usageOf(asked)])
  return {
    asOf,
    timeZone,
    features: features
      .filter(({ isEntitled }) => isEntitled !== false)
      .map((one) => ({
        ...toldOf(one),
        allowance: allowanceTold(one.allowance),
        ...(one.resetPeriod && { resetPeriod: one.resetPeriod }),
      })),
  }
}

export async function readGrants(asked: WidgetAsked): Promise<EmbedGrants> {
  const asOf = new Date().toISOString()
  const [timeZone, grants] = await Promise.all([zoneOfCustomer(asked), grantsOf(asked)])
  const now = Date.parse(asOf)
  return { asOf, timeZone, grants: byDate(grants).map((grant, index) => grantTold(grant, index, now, timeZone)) }
}

export async function readNext(asked: WidgetAsked): Promise<EmbedNext> {
  const asOf = new Date().toISOString()
  const now = Date.parse(asOf)
  const [timeZone, entitlements, usage, grants] = await Promise.all([
    zoneOfCustomer(asked),
    entitlementsOf(asked),
    usageAnswer(asked),
    grantsOf(asked),
  ])
  const items = upcoming(featureUsages(entitlements, usage), grants, entitlements, now)
  return {
    asOf,
    timeZone,
    items: items.map((item, index): EmbedNextItem => {
      const at = inZone(item.at, timeZone)
      const key = String(index)
      if (item.kind === 'reset') return { key, at, kind: 'reset', features: item.features }
      if (item.kind !== 'grant') return { key, at, kind: item.kind }
      const { credits, state, reason } = grantTold(item.grant, index, now, timeZone)
      return { key, at, kind: 'grant', state, ...(credits !== undefined && { credits }), ...(reason && { reason }) }
    }),
  }
}

/** A moment in the time of a zone, so that whoever reads it need not reckon its day; in UTC where the zone is the reader's own. */
function inZone(at: string, zone: EmbedZone): string {
  const ms = Date.parse(at)
  if (Number.isNaN(ms)) return at
  return zone === null ? new Date(ms).toISOString() : new TZDate(ms, zone).toISOString()
}

/** Also the check that the customer is still there: of one that is not, the other reads answer with empty lists. */
async function zoneOfCustomer(asked: WidgetAsked): Promise<EmbedZone> {
  const customer = await answerOf(asked, 'customer', (core, id, options) => customersGetCustomer(core, { id }, options)).catch(
    (error: unknown) => {
      if (error instanceof SDKError && error.statusCode === 404) throw new RefusalError(CUSTOMER_GONE)
      throw error
    },
  )
  const { bearer } = asked
  if (customer.id !== bearer.claims.sub || customer.status !== 'published') throw new RefusalError(CUSTOMER_GONE)
  const { timeZone: rule } = bearer.configuration.configuration
  if (rule === 'visitor') return null
  if (rule !== 'customer') return rule
  return customer.timezone && isZone(customer.timezone) ? customer.timezone : 'UTC'
}

const underWay = new Map<string, Promise<unknown>>()

type Call<Answer> = (core: SDKCore, customerId: string, options: RequestOptions) => PromiseLike<Result<Answer, unknown>>

/**
 * What the billing API says of the token's customer. The panels of one page ask for the same at once; it is asked once for all of them.
 * Nothing is kept after it has answered, and none of them can take the call back.
 */
function answerOf<Answer>({ bearer, core, requestId }: WidgetAsked, what: string, call: Call<Answer>): Promise<Answer> {
  const { sub, env } = bearer.claims
  const key = `${env} ${sub} ${what}`
  const known = underWay.get(key) as Promise<Answer> | undefined
  if (known) return known
  const made = unwrap(call(core, sub, { headers: { 'x-request-id': requestId } })).finally(() => underWay.delete(key))
  underWay.set(key, made)
  return made
}

const entitlementsOf = async (asked: WidgetAsked): Promise<DtoCustomerEntitlementsResponse> =>
  shownOf(
    asked,
    await answerOf(asked, 'entitlements', (core, id, options) => customersGetCustomerEntitlements(core, { id }, options)),
  )

const usageAnswer = async (asked: WidgetAsked): Promise<DtoCustomerUsageSummaryResponse> =>
  shownOf(
    asked,
    await answerOf(asked, 'usage', (core, customerId, options) =>
      customersGetCustomerUsageSummary(core, { customerId }, options),
    ),
  )

async function usageOf(asked: WidgetAsked): Promise<FeatureUsage[]> {
  const [entitlements, usage] = await Promise.all([entitlementsOf(asked), usageAnswer(asked)])
  return featureUsages(entitlements, usage)
}

async function grantsOf(asked: WidgetAsked): Promise<Application[]> {
  const { items = [] } = await answerOf(asked, 'grants', (core, id, options) =>
    customersGetCustomerUpcomingGrants(core, { id }, options),
  )
  const hidden = new Set(asked.bearer.configuration.configuration.hiddenGrants)
  return items.filter(({ creditGrantId }) => hidden.size === 0 || (!!creditGrantId && !hidden.has(creditGrantId)))
}

/** Without the features that the configuration hides. */
function shownOf<Answer extends { features?: { feature?: DtoFeatureResponse }[] }>(
  { bearer }: WidgetAsked,
  answer: Answer,
): Answer {
  const isShown = shownBy(bearer.configuration.configuration)
  return { ...answer, features: (answer.features ?? []).filter(({ feature }) => isShown(feature)) }
}

function shownBy({ hiddenFeatures }: EmbedConfiguration): (feature: DtoFeatureResponse | undefined) => boolean {
  const hidden = new Set(hiddenFeatures)
  // One that has no id to be hidden by is not shown as long as anything is to be hidden.
  return (feature) =>
    hidden.size === 0 || (!!feature?.id && !hidden.has(feature.id) && !(feature.lookupKey && hidden.has(feature.lookupKey)))
}

function toldOf({ key, name, feature: { unitSingular, unitPlural } }: FeatureUsage): EmbedFeature {
  const plural = unitPlural || unitSingular
  return { key, name, ...(plural && { unit: { singular: unitSingular || plural, plural } }) }
}

function allowanceTold(allowance: Allowance): EmbedAllowance {
  switch (allowance.kind) {
    case 'by-grant':
      return {
        kind: 'by-grant',
        isSoft: allowance.isSoft,
        ...(allowance.total !== undefined && { total: allowance.total }),
        buckets: allowance.buckets.map((bucket) => ({
          ...(bucket.usageLimitExact !== undefined && { limit: bucket.usageLimitExact }),
          ...(bucket.grantQuota !== undefined && { quota: bucket.grantQuota }),
          ...(bucket.grantMeasure && { measure: bucket.grantMeasure }),
          ...(bucket.grantDurationUnit &&
            bucket.grantDurationValue !== undefined && {
              duration: { value: bucket.grantDurationValue, unit: bucket.grantDurationUnit },
            }),
        })),
      }
    case 'config':
      return { kind: 'config' }
    case 'value':
      return { kind: 'value', values: allowance.values }
    case 'limited':
      return { kind: 'limited', limit: allowance.limit, isSoft: allowance.isSoft }
    default:
      return { kind: allowance.kind }
  }
}

function grantTold(grant: Application, index: number, now: number, zone: EmbedZone): EmbedGrant {
  const { creditsExact, scheduledFor, periodEnd, applicationReason } = grant
  return {
    key: String(index),
    state: grantState(grant, now),
    ...(creditsExact !== undefined && { credits: creditsExact }),
    ...(scheduledFor && { scheduledFor: inZone(scheduledFor, zone) }),
    ...(periodEnd && { periodEnd: inZone(periodEnd, zone) }),
    ...(applicationReason && { reason: applicationReason }),
  }
}
