import 'server-only'
import type {
  DtoCreditGrantApplicationResponse,
  DtoCustomerEntitlementsResponse,
  DtoCustomerResponse,
  DtoListCreditGrantApplicationsResponse,
  DtoListCustomersResponse,
} from '@/lib/billing/models'
import type { OperationId } from '@/lib/billing/operation'
import { maskEmail, maskName, maskText } from '@/lib/format/mask'

/** Whether a customer's personal fields were revealed to the one who asks. */
export type IsRevealed = (customerId: string) => boolean

/**
 * Members of a customer that say nothing of a person: ids, states and times. Any other is masked or left out, one that the API adds
 * tomorrow, too.
 */
const PLAIN = new Set<keyof DtoCustomerResponse>([
  'id',
  'externalId',
  'parentCustomerId',
  'environmentId',
  'tenantId',
  'status',
  'timezone',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
])

function maskCustomer(customer: DtoCustomerResponse, isRevealed: IsRevealed): DtoCustomerResponse {
  if (customer.id && isRevealed(customer.id)) return withParent(customer, isRevealed)
  const { integrations } = customer
  const members = Object.entries(customer).flatMap(([name, value]): [string, unknown][] => {
    if (PLAIN.has(name as keyof DtoCustomerResponse)) return [[name, value]]
    if (name === 'metadata') return [[name, maskValues(value)]]
    if (typeof value !== 'string') return []
    return [[name, name === 'email' ? maskEmail(value) : name === 'name' ? maskName(value) : maskText(value)]]
  })
  const masked: DtoCustomerResponse = Object.fromEntries(members)
  if (integrations) masked.integrations = integrations.map((one) => ({ ...one, metadata: maskValues(one.metadata) }))
  return withParent({ ...masked, parentCustomer: customer.parentCustomer }, isRevealed)
}

/** A parent is a customer of its own, with a reveal of its own. */
function withParent({ parentCustomer, ...customer }: DtoCustomerResponse, isRevealed: IsRevealed): DtoCustomerResponse {
  return parentCustomer ? { ...customer, parentCustomer: maskCustomer(parentCustomer, isRevealed) } : customer
}

/** Keys are the vendor's words and stay; a value may be anything, so not even its first letter does. */
function maskValues<Metadata>(metadata: Metadata): Metadata {
  if (typeof metadata !== 'object' || metadata === null) return metadata
  return Object.fromEntries(Object.keys(metadata).map((key) => [key, '•••'])) as Metadata
}

const withMaskedMetadata = <Item extends Pick<DtoCreditGrantApplicationResponse, 'metadata'>>(item: Item): Item =>
  'metadata' in item ? { ...item, metadata: maskValues(item.metadata) } : item

type Answers = {
  getCustomer: DtoCustomerResponse
  getCustomerByExternalId: DtoCustomerResponse
  createCustomer: DtoCustomerResponse
  updateCustomer: DtoCustomerResponse
  queryCustomer: DtoListCustomersResponse
  getCustomerEntitlements: DtoCustomerEntitlementsResponse
  getCustomerUpcomingGrants: DtoListCreditGrantApplicationsResponse
  getCustomerUsageSummary: unknown
  deleteCustomer: unknown
}

/** One an operation, each of them: what has no line here does not compile. */
const MASKS: { [Id in OperationId]: (answer: Answers[Id], isRevealed: IsRevealed) => Answers[Id] } = {
  getCustomer: maskCustomer,
  getCustomerByExternalId: maskCustomer,
  createCustomer: maskCustomer,
  updateCustomer: maskCustomer,
  queryCustomer: ({ items, ...page }, isRevealed) => ({
    ...page,
    ...(items && { items: items.map((customer) => maskCustomer(customer, isRevealed)) }),
  }),
  // Features, plans and quantities are the vendor's; the free-form metadata of a subscription or a grant may name a person.
  getCustomerEntitlements: (answer, isRevealed) =>
    answer.customerId && isRevealed(answer.customerId)
      ? answer
      : { ...answer, ...(answer.subscriptions && { subscriptions: answer.subscriptions.map(withMaskedMetadata) }) },
  getCustomerUpcomingGrants: ({ items, ...page }) => ({ ...page, ...(items && { items: items.map(withMaskedMetadata) }) }),
  getCustomerUsageSummary: (answer) => answer,
  deleteCustomer: (answer) => answer,
}

/** What an operation answered, without what a role may not see. */
export function masked<Answer>(operation: OperationId, answer: Answer, isRevealed: IsRevealed): Answer {
  // An operation's answer is of its own type, which the id alone does not tell the compiler.
  const mask = MASKS[operation] as (answer: Answer, isRevealed: IsRevealed) => Answer
  return mask(answer, isRevealed)
}
