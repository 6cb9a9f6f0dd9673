import * as z from '@/lib/zod'
import { decimal } from '../decimal'
import { text, texts, timestamp } from './members'
import { responseModel } from './model'
import { type OpenEnum, openEnum } from './open-enum'

export const TypesAggregationType = {
  Count: 'COUNT',
  Sum: 'SUM',
  Avg: 'AVG',
  CountUnique: 'COUNT_UNIQUE',
  Latest: 'LATEST',
  SumWithMultiplier: 'SUM_WITH_MULTIPLIER',
  Max: 'MAX',
  WeightedSum: 'WEIGHTED_SUM',
} as const
export type TypesAggregationType = OpenEnum<typeof TypesAggregationType>

export const TypesWindowSize = {
  Minute: 'MINUTE',
  FifteenMIN: '15MIN',
  ThirtyMIN: '30MIN',
  Hour: 'HOUR',
  ThreeHOUR: '3HOUR',
  SixHOUR: '6HOUR',
  TwelveHOUR: '12HOUR',
  Day: 'DAY',
  Week: 'WEEK',
  Month: 'MONTH',
} as const
export type TypesWindowSize = OpenEnum<typeof TypesWindowSize>

/** Whether counting starts anew with each billing period. */
export const TypesResetUsage = { BillingPeriod: 'BILLING_PERIOD', Never: 'NEVER' } as const
export type TypesResetUsage = OpenEnum<typeof TypesResetUsage>

/** How events become a quantity. Every type but `COUNT` aggregates the event property `field`. */
export const MeterAggregation = /* @__PURE__ */ responseModel({
  bucketSize: /* @__PURE__ */ openEnum(TypesWindowSize),
  /** Current API only. */
  expression: text,
  field: text,
  groupBy: text,
  multiplier: /* @__PURE__ */ z.optional(decimal),
  type: /* @__PURE__ */ openEnum(TypesAggregationType),
})
export type MeterAggregation = z.output<typeof MeterAggregation>

/** Only events whose property `key` has one of `values` count. */
export const MeterFilter = /* @__PURE__ */ responseModel({ key: text, values: texts })
export type MeterFilter = z.output<typeof MeterFilter>

/** What a metered feature counts. */
export const DtoMeterResponse = /* @__PURE__ */ responseModel({
  aggregation: /* @__PURE__ */ z.optional(MeterAggregation),
  createdAt: timestamp,
  eventName: text,
  filters: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(MeterFilter)),
  id: text,
  name: text,
  resetUsage: /* @__PURE__ */ openEnum(TypesResetUsage),
  status: text,
  tenantId: text,
  updatedAt: timestamp,
})
export type DtoMeterResponse = z.output<typeof DtoMeterResponse>
