import * as z from '@/lib/zod'
import { decimal } from '../decimal'
import { flag, number, recordMembers, text, textMap, timestamp } from './members'
import { responseModel } from './model'
import { type OpenEnum, openEnum } from './open-enum'
import { TypesBillingPeriod } from './periods'
import { TypesStatus } from './status'

export const TypesSubscriptionStatus = {
  Active: 'active',
  Trialing: 'trialing',
  Paused: 'paused',
  Incomplete: 'incomplete',
  Draft: 'draft',
  Cancelled: 'cancelled',
} as const
export type TypesSubscriptionStatus = OpenEnum<typeof TypesSubscriptionStatus>

/** The scalar members of a subscription, as the entitlements carry them since June 2026. Its plan and customer come as ids only. */
export const DtoSubscriptionResponse = /* @__PURE__ */ responseModel({
  ...recordMembers,
  activePauseId: text,
  autoInvoiceThreshold: /* @__PURE__ */ z.optional(decimal),
  billingAnchor: timestamp,
  billingCadence: text,
  billingCycle: text,
  billingPeriod: /* @__PURE__ */ openEnum(TypesBillingPeriod),
  billingPeriodCount: number,
  cancelAt: timestamp,
  cancelAtPeriodEnd: flag,
  cancelledAt: timestamp,
  collectionMethod: text,
  commitmentAmount: /* @__PURE__ */ z.optional(decimal),
  commitmentDuration: /* @__PURE__ */ openEnum(TypesBillingPeriod),
  /** ISO 4217, lower case. */
  currency: text,
  currentPeriodEnd: timestamp,
  currentPeriodStart: timestamp,
  customerId: text,
  enableTrueUp: flag,
  endDate: timestamp,
  gatewayPaymentMethodId: text,
  invoicingCustomerId: text,
  lookupKey: text,
  metadata: textMap,
  overageFactor: /* @__PURE__ */ z.optional(decimal),
  parentSubscriptionId: text,
  pauseStatus: text,
  paymentBehavior: text,
  paymentTerms: text,
  planId: text,
  prorationBehavior: text,
  startDate: timestamp,
  status: /* @__PURE__ */ openEnum(TypesStatus),
  subscriptionStatus: /* @__PURE__ */ openEnum(TypesSubscriptionStatus),
  subscriptionType: text,
  syncedPriceSequence: number,
  /** IANA name. */
  timezone: text,
  trialEnd: timestamp,
  trialStart: timestamp,
  version: number,
})
export type DtoSubscriptionResponse = z.output<typeof DtoSubscriptionResponse>
