import * as z from '@/lib/zod'
import { flag, text, textMap } from './members'
import { requestModel } from './model'
import type { ClosedEnum } from './open-enum'

const requiredText = /* @__PURE__ */ z.string()

/** Providers the seed era knows. */
export const Provider = { Stripe: 'stripe', Razorpay: 'razorpay', Paypal: 'paypal' } as const
export type Provider = ClosedEnum<typeof Provider>

/** The customer's id at a provider. Until March 2026; the current API refuses it. */
export const DtoIntegrationEntityMapping = /* @__PURE__ */ requestModel({
  id: requiredText,
  provider: /* @__PURE__ */ z.enum(Provider),
})
export type DtoIntegrationEntityMapping = z.output<typeof DtoIntegrationEntityMapping>

/** The current API's mapping: all four are required, and it has no effect. */
export const DtoCreateEntityIntegrationMappingRequest = /* @__PURE__ */ requestModel({
  entityId: requiredText,
  entityType: requiredText,
  providerEntityId: requiredText,
  providerType: requiredText,
})
export type DtoCreateEntityIntegrationMappingRequest = z.output<typeof DtoCreateEntityIntegrationMappingRequest>

const integrationEntityMapping = /* @__PURE__ */ z.optional(
  /* @__PURE__ */ z.array(/* @__PURE__ */ z.union([DtoIntegrationEntityMapping, DtoCreateEntityIntegrationMappingRequest])),
)

/** A tax rate for this customer instead of the tenant's own. */
export const DtoTaxRateOverride = /* @__PURE__ */ requestModel(
  {
    /** Left out it is sent as true, as the seed client does; the API's own default is false. */
    autoApply: flag,
    /** ISO 4217, lower case. */
    currency: requiredText,
    metadata: textMap,
    /** 0 or more. */
    priority: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.int()),
    taxRateCode: requiredText,
  },
  { auto_apply: true },
)
export type DtoTaxRateOverride = z.output<typeof DtoTaxRateOverride>

/** Members that creating and updating share. Limits in characters: name 255, address lines 255, city and state 100, postal code 20. */
const members = {
  addressCity: text,
  /** ISO 3166-1 alpha-2, upper case. */
  addressCountry: text,
  addressLine1: text,
  addressLine2: text,
  addressPostalCode: text,
  addressState: text,
  /** Up to 20 characters. Since May 2026. */
  contact: text,
  email: text,
  integrationEntityMapping,
  /** An update replaces the whole map. */
  metadata: textMap,
  /** The current API refuses to create a customer without one. */
  name: text,
  /** Until March 2026; ignored since. */
  parentCustomerExternalId: text,
  /** Until March 2026; ignored since. */
  parentCustomerId: text,
  /** IANA name. Since July 2026. */
  timezone: text,
}

export const DtoCreateCustomerRequest = /* @__PURE__ */ requestModel({
  ...members,
  /** The vendor's own id, up to 255 characters; must be free among the published customers. */
  externalId: requiredText,
  /** Since July 2026. */
  onboardingWorkflowName: text,
  skipOnboardingWorkflow: flag,
  /** Left out, the tenant's own tax rates are copied; `[]` means none. */
  taxRateOverrides: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(DtoTaxRateOverride)),
})
export type DtoCreateCustomerRequest = z.output<typeof DtoCreateCustomerRequest>

/** Members left out stay as they are. E-mail and country cannot be cleared; contact and address lines are cleared by `''`. */
export const DtoUpdateCustomerRequest = /* @__PURE__ */ requestModel({ ...members, externalId: text })
export type DtoUpdateCustomerRequest = z.output<typeof DtoUpdateCustomerRequest>
