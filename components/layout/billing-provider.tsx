'use client'
import { createContext, type ReactNode, use, useMemo } from 'react'
import { SDKCore } from '@/lib/billing/core'
import type { Billing } from '@/lib/queries/billing'
import { routes } from '@/lib/routes'

const BillingContext = createContext<Billing | undefined>(undefined)

/** Gives the pages of one environment a client that calls our own api/billing; the key stays on the server. */
export function BillingProvider({ environment, children }: { environment: string; children: ReactNode }) {
  const billing = useMemo(
    () => ({ environment, core: new SDKCore({ serverURL: routes.api.billing(environment) }) }),
    [environment],
  )
  return <BillingContext value={billing}>{children}</BillingContext>
}

export function useBilling(): Billing {
  const billing = use(BillingContext)
  if (!billing) throw new Error('useBilling needs a BillingProvider above it')
  return billing
}
