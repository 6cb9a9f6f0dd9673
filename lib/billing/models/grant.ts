import * as z from '@/lib/zod'
import { decimal } from '../decimal'
import { number, recordMembers, text, textMap, timestamp } from './members'
import { responseModel } from './model'
import { type OpenEnum, openEnum } from './open-enum'
import { TypesPaginationResponse } from './pagination'
import { TypesStatus } from './status'
import { TypesSubscriptionStatus } from './subscription'

export const TypesApplicationStatus = {
  Applied: 'applied',
  Failed: 'failed',
  Pending: 'pending',
  Skipped: 'skipped',
  Cancelled: 'cancelled',
} as const
export type TypesApplicationStatus = OpenEnum<typeof TypesApplicationStatus>

export const TypesCreditGrantApplicationReason = {
  FirstTimeRecurringCreditGrant: 'first_time_recurring_credit_grant',
  RecurringCreditGrant: 'recurring_credit_grant',
  OnetimeCreditGrant: 'onetime_credit_grant',
} as const
export type TypesCreditGrantApplicationReason = OpenEnum<typeof TypesCreditGrantApplicationReason>

/** One time at which a grant's credits are to be paid into the wallet. */
export const DtoCreditGrantApplicationResponse = /* @__PURE__ */ responseModel({
  ...recordMembers,
  applicationReason: /* @__PURE__ */ openEnum(TypesCreditGrantApplicationReason),
  applicationStatus: /* @__PURE__ */ openEnum(TypesApplicationStatus),
  appliedAt: timestamp,
  creditGrantId: text,
  /** The nearest double, as the seed client has it; the digits the API gave are in `creditsExact`. */
  credits: number,
  creditsExact: /* @__PURE__ */ z.optional(decimal),
  failureReason: text,
  /** Declared, never sent. */
  idempotencyKey: text,
  metadata: textMap,
  /** Absent for one-time grants. */
  periodEnd: timestamp,
  periodStart: timestamp,
  retryCount: number,
  scheduledFor: timestamp,
  status: /* @__PURE__ */ openEnum(TypesStatus),
  subscriptionId: text,
  subscriptionStatusAtApplication: /* @__PURE__ */ openEnum(TypesSubscriptionStatus),
})
export type DtoCreditGrantApplicationResponse = z.output<typeof DtoCreditGrantApplicationResponse>

/** Stored applications that are pending or failed and lie ahead, soonest first, all in one page. No forecast: a grant has one open at a time. */
export const DtoListCreditGrantApplicationsResponse = /* @__PURE__ */ responseModel({
  items: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(DtoCreditGrantApplicationResponse)),
  pagination: /* @__PURE__ */ z.optional(TypesPaginationResponse),
})
export type DtoListCreditGrantApplicationsResponse = z.output<typeof DtoListCreditGrantApplicationsResponse>
