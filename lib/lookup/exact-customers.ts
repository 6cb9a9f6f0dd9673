import type { SDKCore } from '@/lib/billing/core'
import { customersGetCustomer } from '@/lib/billing/funcs/customers-get-customer'
import { customersGetCustomerByExternalId } from '@/lib/billing/funcs/customers-get-customer-by-external-id'
import { customersQueryCustomer } from '@/lib/billing/funcs/customers-query-customer'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { SDKError } from '@/lib/billing/models/errors'
import type { RequestOptions } from '@/lib/billing/options'
import type { Result } from '@/lib/billing/result'
import { isPlainId } from '@/lib/url/ids'

/** Of the customers with the very e-mail, which is not unique. */
const MAX_BY_EMAIL = 5
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Whether a text may be an external id: as long as the API keeps them, and nothing that cannot be seen. */
const mayBeExternalId = (text: string) => [...text].length <= 255 && !/[\p{Cc}\p{Cs}]/u.test(text) && !/^\.{1,2}$/.test(text)

export interface ExactHits {
  exact: Customer[]
  /** False when a look-up failed, other than by finding nobody. */
  isExactKnown: boolean
}

/** Whose id, external id or e-mail the whole text is; archived ones too, where the API tells them. At most three calls, side by side. */
export async function exactCustomers(core: SDKCore, text: string, options: RequestOptions = {}): Promise<ExactHits> {
  const byId = /^cust_/.test(text) && isPlainId(text) ? customersGetCustomer(core, { id: text }, options) : undefined
  const byExternalId = mayBeExternalId(text) ? customersGetCustomerByExternalId(core, { externalId: text }, options) : undefined
  const byEmail = EMAIL.test(text) ? customersQueryCustomer(core, { email: text, limit: MAX_BY_EMAIL }, options) : undefined
  const [one, other, several] = await Promise.all([byId, byExternalId, byEmail])
  const asked = [one, other, several].filter((result) => result !== undefined)
  const hits = [valueIn(one), valueIn(other), ...(valueIn(several)?.items ?? [])].filter((hit) => hit !== undefined)
  return {
    exact: [...new Map(hits.map((customer) => [customer.id, customer])).values()],
    isExactKnown: asked.every((result) => result.ok || foundNobody(result.error)),
  }
}

const valueIn = <Value>(result: Result<Value, Error> | undefined): Value | undefined => (result?.ok ? result.value : undefined)

/** 400: what looks like an e-mail to us is none to the API. */
const foundNobody = (error: Error) => error instanceof SDKError && [400, 404].includes(error.statusCode)
