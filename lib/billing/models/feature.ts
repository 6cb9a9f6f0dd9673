import * as z from '@/lib/zod'
import { decimal } from '../decimal'
import { flag, number, recordMembers, text, textMap } from './members'
import { DtoMeterResponse } from './meter'
import { responseModel } from './model'
import { type OpenEnum, openEnum } from './open-enum'
import { TypesStatus } from './status'

/** `config` since June 2026. */
export const TypesFeatureType = { Metered: 'metered', Boolean: 'boolean', Static: 'static', Config: 'config' } as const
export type TypesFeatureType = OpenEnum<typeof TypesFeatureType>

export const TypesAlertCondition = { Above: 'above', Below: 'below' } as const
export type TypesAlertCondition = OpenEnum<typeof TypesAlertCondition>

/** The API writes the threshold as a decimal string. `threshold` is the nearest double, as the seed client has it; the digits are in `thresholdExact`. */
export const TypesAlertThreshold = /* @__PURE__ */ responseModel({
  condition: /* @__PURE__ */ openEnum(TypesAlertCondition),
  threshold: number,
  thresholdExact: /* @__PURE__ */ z.optional(decimal),
})
export type TypesAlertThreshold = z.output<typeof TypesAlertThreshold>

const threshold = /* @__PURE__ */ z.optional(TypesAlertThreshold)

export const TypesAlertSettings = /* @__PURE__ */ responseModel({
  alertEnabled: flag,
  critical: threshold,
  info: threshold,
  warning: threshold,
})
export type TypesAlertSettings = z.output<typeof TypesAlertSettings>

/** The unit amounts are shown in, and the rate from the feature's own unit to it. Since March 2026. */
export const TypesReportingUnit = /* @__PURE__ */ responseModel({
  conversionRate: /* @__PURE__ */ z.optional(decimal),
  unitPlural: text,
  unitSingular: text,
})
export type TypesReportingUnit = z.output<typeof TypesReportingUnit>

/** Something a plan can grant. `type` decides which members of an entitlement mean anything. */
export const DtoFeatureResponse = /* @__PURE__ */ responseModel({
  ...recordMembers,
  alertSettings: /* @__PURE__ */ z.optional(TypesAlertSettings),
  description: text,
  /** Since March 2026. */
  groupId: text,
  /** The vendor's own name for it, unique. */
  lookupKey: text,
  metadata: textMap,
  meter: /* @__PURE__ */ z.optional(DtoMeterResponse),
  /** `''` when the feature is not metered. */
  meterId: text,
  name: text,
  reportingUnit: /* @__PURE__ */ z.optional(TypesReportingUnit),
  status: /* @__PURE__ */ openEnum(TypesStatus),
  type: /* @__PURE__ */ openEnum(TypesFeatureType),
  unitPlural: text,
  unitSingular: text,
})
export type DtoFeatureResponse = z.output<typeof DtoFeatureResponse>
