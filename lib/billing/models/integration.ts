import * as z from '@/lib/zod'
import { recordMembers, text } from './members'
import { responseModel } from './model'
import { openEnum } from './open-enum'
import { TypesStatus } from './status'

/** Where a record of ours is known to a provider such as Stripe. Since March 2026. */
export const DtoEntityIntegrationMappingResponse = /* @__PURE__ */ responseModel({
  ...recordMembers,
  entityId: text,
  entityType: text,
  /** Free-form. */
  metadata: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.record(/* @__PURE__ */ z.string(), /* @__PURE__ */ z.unknown())),
  providerEntityId: text,
  providerType: text,
  status: /* @__PURE__ */ openEnum(TypesStatus),
})
export type DtoEntityIntegrationMappingResponse = z.output<typeof DtoEntityIntegrationMappingResponse>
