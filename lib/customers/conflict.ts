import { DtoCustomerResponse as Customer } from '@/lib/billing/models/customer'
import { SDKError } from '@/lib/billing/models/errors'
import * as z from '@/lib/zod'

/** The record as it is now, when a change was refused because it was made of an older one. */
export function conflictOf(error: Error): Customer | undefined {
  if (!(error instanceof SDKError) || error.code !== 'version_conflict') return undefined
  const current = z.safeDecode(Customer, error.details?.current)
  return current.success ? current.data : undefined
}
