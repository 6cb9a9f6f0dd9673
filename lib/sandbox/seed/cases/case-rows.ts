import { ENVIRONMENT_ID, OWNER_USER_ID, TENANT_ID } from '@/lib/sandbox/account'
import type { CustomerRow } from '@/lib/sandbox/database/tables/customers'
import { subscriptionId, subscriptionRows } from '../billing/subscription-rows'
import { createRandom, seededId } from '../random'
import { DAY_MS, momentBefore, record } from '../record'
import { mergeRows, type SeedRows } from '../seed-rows'
import { casePlanRows } from './case-plans'
import { FAILURE_CASES } from './failures'
import { GRANT_CASES } from './grants'
import { LIMIT_CASES } from './limits'
import type { NamedCase } from './named-case'
import { RECORD_CASES } from './records'
import { SUBSCRIPTION_CASES } from './subscriptions'
import { ZONE_CASES } from './zones'

/** Every named customer. */
export const NAMED_CASES: readonly NamedCase[] = [
  ...SUBSCRIPTION_CASES,
  ...LIMIT_CASES,
  ...ZONE_CASES,
  ...GRANT_CASES,
  ...RECORD_CASES,
  ...FAILURE_CASES,
]

/** The youngest is this old, each further one a day older. */
const YOUNGEST_DAYS = 600

/** The id of a named customer: the same in every sandbox. */
export function namedCustomerId(externalId: string): string {
  const index = NAMED_CASES.findIndex((named) => named.externalId === externalId && named.key === undefined)
  const found = NAMED_CASES[index]
  if (!found) throw new Error(`no named customer has the external id ${externalId}`)
  return caseId(found, index)
}

export function caseRows(nowMs: number): SeedRows {
  return mergeRows([casePlanRows(nowMs), ...NAMED_CASES.map((named, index) => oneCase(named, index, nowMs))])
}

function keyOf({ key, externalId }: NamedCase): string {
  return key ?? externalId
}

function caseId(named: NamedCase, index: number): string {
  return seededId('cust', (YOUNGEST_DAYS + index) * DAY_MS, createRandom(`named ${keyOf(named)}`))
}

function oneCase(named: NamedCase, index: number, nowMs: number): SeedRows {
  const key = keyOf(named)
  const random = createRandom(`case ${key}`)
  const ageMs = (YOUNGEST_DAYS + index) * DAY_MS
  const customer: CustomerRow = {
    ...EMPTY,
    id: caseId(named, index),
    externalId: named.externalId,
    name: named.name,
    email: `owner+${index}@case.example`,
    createdAt: momentBefore(nowMs, ageMs, random),
    updatedAt: momentBefore(nowMs, random.int(1, 90) * DAY_MS, random),
    ...named.customer,
  }
  const stamp = record(nowMs, ageMs, random)
  return mergeRows([
    {
      customers: [customer],
      wallets: named.wallet && [
        { id: seededId('wallet', ageMs, random), customerId: customer.id, currency: 'usd', walletStatus: named.wallet, ...stamp },
      ],
      integrationMappings: Object.entries(named.integrations ?? {}).map(([providerType, providerEntityId]) => ({
        id: seededId('eim', ageMs, random),
        entityType: 'customer',
        entityId: customer.id,
        providerType,
        providerEntityId,
        metadata: null,
        ...stamp,
      })),
    },
    ...(named.subscriptions ?? []).map((spec, position) =>
      subscriptionRows(customer, key, position, spec, nowMs, spec.inherits && firstSubscriptionId(spec.inherits)),
    ),
  ])
}

function firstSubscriptionId(externalId: string): string | undefined {
  const named = NAMED_CASES.find((candidate) => candidate.externalId === externalId)
  const spec = named?.subscriptions?.[0]
  return named && spec && subscriptionId(keyOf(named), 0, spec)
}

const EMPTY = {
  contact: null,
  addressLine1: '',
  addressLine2: '',
  addressCity: '',
  addressState: '',
  addressPostalCode: '',
  addressCountry: '',
  timezone: 'UTC',
  metadata: null,
  tenantId: TENANT_ID,
  environmentId: ENVIRONMENT_ID,
  status: 'published',
  createdBy: OWNER_USER_ID,
  updatedBy: OWNER_USER_ID,
}
