'use client'
import { SelectionStore } from '@/components/table/selection-store'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'

const stores = new Map<string, SelectionStore<Customer>>()

/** The customers that are selected in an environment, one store a tab. Nothing is ever put into it on the server. */
export function customerSelection(environment: string): SelectionStore<Customer> {
  const store = stores.get(environment) ?? new SelectionStore<Customer>()
  stores.set(environment, store)
  return store
}
