import * as z from '@/lib/zod'
import { decimal, integerText } from '../decimal'
import { DtoEntitlementSource } from './entitlement'
import { DtoFeatureResponse } from './feature'
import { flag, number, text, timestamp } from './members'
import { responseModel } from './model'
import { TypesPaginationResponse } from './pagination'

/** Declared by the API, always null there. */
export const DtoBillingPeriodInfo = /* @__PURE__ */ responseModel({ endTime: timestamp, period: text, startTime: timestamp })
export type DtoBillingPeriodInfo = z.output<typeof DtoBillingPeriodInfo>

/** What was used of one feature, and how much may be (contract, section 7). */
export const DtoFeatureUsageSummary = /* @__PURE__ */ responseModel({
  /** In the feature's unit. `'0'` for features that are not metered, and for several reset periods the API does not count. */
  currentUsage: /* @__PURE__ */ z.optional(decimal),
  feature: /* @__PURE__ */ z.optional(DtoFeatureResponse),
  isEnabled: flag,
  /** Usage above the limit is allowed (and billed). */
  isSoftLimit: flag,
  /** True whenever there is no limit: for on/off, static and config features, too. Ask `feature.type` first. */
  isUnlimited: flag,
  /** May carry a zone offset. `0001-01-01T00:00:00Z` is the API's way of saying never. */
  nextUsageResetAt: timestamp,
  sources: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(DtoEntitlementSource)),
  /** In the feature's unit; absent when there is none. Beyond 2^53 only `totalLimitExact` is true. */
  totalLimit: number,
  totalLimitExact: /* @__PURE__ */ z.optional(integerText),
  /** A fraction, despite its name: `'0.5'` is half the limit, and it may pass 1. No limit: `'0'`; a limit of 0: `'100'`. */
  usagePercent: /* @__PURE__ */ z.optional(decimal),
})
export type DtoFeatureUsageSummary = z.output<typeof DtoFeatureUsageSummary>

/** Usage of the newest selected subscription only; that of a customer's other subscriptions is not added. */
export const DtoCustomerUsageSummaryResponse = /* @__PURE__ */ responseModel({
  customerId: text,
  features: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(DtoFeatureUsageSummary)),
  /** Declared, never sent. */
  pagination: /* @__PURE__ */ z.optional(TypesPaginationResponse),
  /** Declared, never sent. */
  period: /* @__PURE__ */ z.optional(DtoBillingPeriodInfo),
})
export type DtoCustomerUsageSummaryResponse = z.output<typeof DtoCustomerUsageSummaryResponse>
