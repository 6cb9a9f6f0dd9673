'use client'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'

const NowContext = createContext<number | undefined>(undefined)

const EVERY_MS = 30_000

/** The present for everything that counts from it (“in 8 days”): the server's in the first HTML, so that both draw the same, then the browser's. */
export function NowProvider({ now: atStart, children }: { now: number; children: ReactNode }) {
  const [now, setNow] = useState(atStart)
  useEffect(() => {
    const tick = () => setNow(Date.now())
    // Time has passed where this page was kept; seconds from the server to here change nothing that is shown.
    if (Math.abs(Date.now() - atStart) > EVERY_MS) tick()
    const timer = setInterval(tick, EVERY_MS)
    return () => clearInterval(timer)
  }, [atStart])
  return <NowContext value={now}>{children}</NowContext>
}

/** Milliseconds since 1970, accurate to half a minute. */
export function useNow(): number {
  const now = use(NowContext)
  if (now === undefined) throw new Error('useNow needs a NowProvider above it')
  return now
}
