'use client'
import { createContext, type ReactNode, use, useMemo } from 'react'
import type { ZoneChoice } from '@/lib/zone'

interface Zone {
  /** IANA name of the zone that times are told in. */
  zone: string
  choice: ZoneChoice
  customerZone: string | undefined
  choose: (choice: ZoneChoice) => void
}

export const ZoneContext = createContext<Zone>({ zone: 'UTC', choice: 'utc', customerZone: undefined, choose: () => {} })

/** The one zone of the times beneath it; UTC where there is no provider. */
export const useZone = () => use(ZoneContext)

/** One zone that is given, where nobody chooses. */
export function FixedZone({ zone, children }: { zone: string; children: ReactNode }) {
  const value = useMemo(() => ({ zone, choice: 'customer' as const, customerZone: zone, choose: () => {} }), [zone])
  return <ZoneContext value={value}>{children}</ZoneContext>
}
