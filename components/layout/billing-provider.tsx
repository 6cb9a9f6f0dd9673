'use client'
import { createContext, type ReactNode, use, useEffect, useMemo } from 'react'
import { SDKCore } from '@/lib/billing/core'
import type { Billing } from '@/lib/queries/billing'
import { reads } from '@/lib/queries/reads'
import { routes } from '@/lib/routes'

const BillingContext = createContext<Billing | undefined>(undefined)

/** Gives the pages of one environment a client that calls our own api/billing; the key stays on the server. */
export function BillingProvider({ environment, children }: { environment: string; children: ReactNode }) {
  const billing = useMemo(
    () => ({ environment, core: new SDKCore({ serverURL: routes.api.billing(environment) }) }),
    [environment],
  )
  useEffect(loadWithFirstStir, [])
  return <BillingContext value={billing}>{children}</BillingContext>
}

/** Whoever moves or types will soon ask for something: what that takes is there by then, and not in the page's first script. */
function loadWithFirstStir() {
  const stop = new AbortController()
  const load = () => {
    stop.abort()
    void reads()
  }
  for (const type of ['pointermove', 'keydown', 'focusin', 'touchstart'])
    addEventListener(type, load, { signal: stop.signal, passive: true })
  return () => stop.abort()
}

export function useBilling(): Billing {
  const billing = use(BillingContext)
  if (!billing) throw new Error('useBilling needs a BillingProvider above it')
  return billing
}
