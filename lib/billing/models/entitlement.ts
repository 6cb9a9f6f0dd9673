import * as z from '@/lib/zod'
import { decimal, integerText } from '../decimal'
import { DtoFeatureResponse } from './feature'
import { flag, number, text, texts } from './members'
import { responseModel } from './model'
import { type OpenEnum, openEnum } from './open-enum'
import { TypesBillingPeriod, TypesEntitlementUsageResetPeriod } from './periods'
import { DtoSubscriptionResponse } from './subscription'

export const DtoEntitlementSourceEntityType = { Plan: 'plan', Addon: 'addon', Subscription: 'subscription' } as const
export type DtoEntitlementSourceEntityType = OpenEnum<typeof DtoEntitlementSourceEntityType>

/** `parallel`: each contributor is a bucket of its own, spent one after another. Since July 2026. */
export const TypesEntitlementAggregationMode = { Additive: 'additive', Parallel: 'parallel' } as const
export type TypesEntitlementAggregationMode = OpenEnum<typeof TypesEntitlementAggregationMode>

export const TypesEntitlementGrantMeasure = { Quantity: 'quantity', Amount: 'amount' } as const
export type TypesEntitlementGrantMeasure = OpenEnum<typeof TypesEntitlementGrantMeasure>

export const TypesEntitlementGrantDurationUnit = {
  Hour: 'hour',
  Day: 'day',
  Week: 'week',
  SubscriptionPeriod: 'subscription_period',
} as const
export type TypesEntitlementGrantDurationUnit = OpenEnum<typeof TypesEntitlementGrantDurationUnit>

/** Free-form settings of a `config` feature. */
const config = /* @__PURE__ */ z.record(/* @__PURE__ */ z.string(), /* @__PURE__ */ z.unknown())

/** A limit in the feature's unit: absent is unlimited, 0 is none. Signed 64-bit on the wire, so beyond 2^53 only `usageLimitExact` is true. */
const usageLimit = { usageLimit: number, usageLimitExact: /* @__PURE__ */ z.optional(integerText) }

/** One contributor to a `parallel` entitlement. */
export const DtoAggregatedEntitlementBucket = /* @__PURE__ */ responseModel({
  ...usageLimit,
  entitlementId: text,
  grantDurationUnit: /* @__PURE__ */ openEnum(TypesEntitlementGrantDurationUnit),
  grantDurationValue: number,
  grantMeasure: /* @__PURE__ */ openEnum(TypesEntitlementGrantMeasure),
  grantQuota: /* @__PURE__ */ z.optional(decimal),
  sourceEntityId: text,
})
export type DtoAggregatedEntitlementBucket = z.output<typeof DtoAggregatedEntitlementBucket>

/** What all contributors together give. Disabled features are not listed at all, so `isEnabled` is always true (contract, section 6). */
export const DtoAggregatedEntitlement = /* @__PURE__ */ responseModel({
  ...usageLimit,
  aggregationMode: /* @__PURE__ */ openEnum(TypesEntitlementAggregationMode),
  buckets: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(DtoAggregatedEntitlementBucket)),
  /** Since June 2026. */
  configValues: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(config)),
  isEnabled: flag,
  isSoftLimit: flag,
  staticValues: texts,
  usageResetPeriod: /* @__PURE__ */ openEnum(TypesEntitlementUsageResetPeriod),
})
export type DtoAggregatedEntitlement = z.output<typeof DtoAggregatedEntitlement>

/** One contributor: a plan, an addon or a subscription. The API names the newest subscription in all of them, whichever gave it. */
export const DtoEntitlementSource = /* @__PURE__ */ responseModel({
  ...usageLimit,
  configValue: /* @__PURE__ */ z.optional(config),
  entitlementId: text,
  entityId: text,
  /** The plan's name; `''` for addons and subscriptions. */
  entityName: text,
  entityType: /* @__PURE__ */ openEnum(DtoEntitlementSourceEntityType),
  isEnabled: flag,
  /** Always 1: an addon attached twice is two sources. */
  quantity: number,
  staticValue: text,
  subscriptionId: text,
  /** Declared, never sent. */
  usageResetPeriod: /* @__PURE__ */ openEnum(TypesBillingPeriod),
})
export type DtoEntitlementSource = z.output<typeof DtoEntitlementSource>

export const DtoAggregatedFeature = /* @__PURE__ */ responseModel({
  entitlement: /* @__PURE__ */ z.optional(DtoAggregatedEntitlement),
  feature: /* @__PURE__ */ z.optional(DtoFeatureResponse),
  sources: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(DtoEntitlementSource)),
})
export type DtoAggregatedFeature = z.output<typeof DtoAggregatedFeature>

/** Everything a customer may use. An unknown customer has empty lists, not a 404. */
export const DtoCustomerEntitlementsResponse = /* @__PURE__ */ responseModel({
  customerId: text,
  features: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(DtoAggregatedFeature)),
  /** Since June 2026. */
  subscriptions: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(DtoSubscriptionResponse)),
})
export type DtoCustomerEntitlementsResponse = z.output<typeof DtoCustomerEntitlementsResponse>
