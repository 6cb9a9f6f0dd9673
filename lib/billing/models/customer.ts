import * as z from '@/lib/zod'
import { DtoEntityIntegrationMappingResponse } from './integration'
import { recordMembers, text, textMap } from './members'
import { type Codec, type Model, responseModel } from './model'
import { openEnum } from './open-enum'
import { TypesPaginationResponse } from './pagination'
import { TypesStatus } from './status'

const members = {
  ...recordMembers,
  addressCity: text,
  /** ISO 3166-1 alpha-2, upper case. */
  addressCountry: text,
  addressLine1: text,
  addressLine2: text,
  addressPostalCode: text,
  addressState: text,
  /** Since May 2026. */
  contact: text,
  /** `''` when never given; not unique. */
  email: text,
  /** The vendor's own id, unique among the published customers of an environment. */
  externalId: text,
  /** Since March 2026, and only with `expand: 'integrations'`. */
  integrations: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(DtoEntityIntegrationMappingResponse)),
  metadata: textMap,
  name: text,
  /** Until March 2026. */
  parentCustomerId: text,
  status: /* @__PURE__ */ openEnum(TypesStatus),
  /** IANA name. Since July 2026. */
  timezone: text,
}

type Members = z.output<z.ZodMiniObject<typeof members>>

export interface DtoCustomerResponse extends Members {
  /** Until March 2026. */
  parentCustomer?: DtoCustomerResponse | undefined
}

type CustomerShape = typeof members & { parentCustomer: z.ZodMiniOptional<Codec<DtoCustomerResponse>> }

/** A customer as the API answers it. */
export const DtoCustomerResponse: Model<CustomerShape> = /* @__PURE__ */ responseModel({
  ...members,
  parentCustomer: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.lazy(() => DtoCustomerResponse as Codec<DtoCustomerResponse>)),
})

/** One page of customers. */
export const DtoListCustomersResponse = /* @__PURE__ */ responseModel({
  items: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(DtoCustomerResponse as Codec<DtoCustomerResponse>)),
  pagination: /* @__PURE__ */ z.optional(TypesPaginationResponse),
})
export type DtoListCustomersResponse = z.output<typeof DtoListCustomersResponse>
