import { decode, wireMap, wireObject, wireText } from '@/lib/sandbox/http/wire-object'
import { z } from '@/lib/zod'

const fields = {
  external_id: wireText,
  name: wireText,
  email: wireText,
  contact: wireText,
  address_line1: wireText,
  address_line2: wireText,
  address_city: wireText,
  address_state: wireText,
  address_postal_code: wireText,
  address_country: wireText,
  timezone: wireText,
  metadata: wireMap,
}

/** Either era's shape. The current one has four members and no effect, the older one two. */
const integrationMapping = wireObject({
  entity_id: wireText,
  entity_type: wireText,
  provider_type: wireText,
  provider_entity_id: wireText,
  provider: wireText,
  id: wireText,
})

const taxRateOverride = wireObject({
  tax_rate_code: wireText,
  currency: wireText,
  priority: z.nullish(z.int()),
  auto_apply: z.nullish(z.boolean()),
  metadata: wireMap,
})

const updateRequest = wireObject({
  ...fields,
  integration_entity_mapping: z.nullish(z.array(z.nullable(integrationMapping))),
})

const createRequest = wireObject({
  ...fields,
  integration_entity_mapping: z.nullish(z.array(z.nullable(integrationMapping))),
  skip_onboarding_workflow: z.nullish(z.boolean()),
  onboarding_workflow_name: wireText,
  tax_rate_overrides: z.nullish(z.array(z.nullable(taxRateOverride))),
})

export type CreateRequest = z.output<typeof createRequest>
export type UpdateRequest = z.output<typeof updateRequest>
export type IntegrationMapping = z.output<typeof integrationMapping>

/** @throws ApiError validation_error when a member has the wrong JSON type */
export const decodeCreate = (body: unknown): CreateRequest => decode(createRequest, body)
/** @throws ApiError validation_error when a member has the wrong JSON type */
export const decodeUpdate = (body: unknown): UpdateRequest => decode(updateRequest, body)
