import 'server-only'
import { settings } from '@/lib/env'
import { upstreamStates } from './auth/billing'
import { isDraining } from './draining'
import { isStoreReady } from './store/store'

export interface Readiness {
  status: 'ready' | 'not-ready'
  /** For those who are signed in. */
  parts: { store: 'ready' | 'not-ready'; draining: boolean; billing: Record<string, 'ready' | 'degraded'> }
}

/**
 * Whether requests should come here (OP-2): the store answers with all its tables, and nobody has asked this process to stop. A billing
 * API that is down degrades what can be done and is no reason to take the console away.
 */
export async function readiness(): Promise<Readiness> {
  const isStoreUp = await isStoreReady()
  const draining = isDraining()
  const states = upstreamStates(settings().environments)
  return {
    status: isStoreUp && !draining ? 'ready' : 'not-ready',
    parts: {
      store: isStoreUp ? 'ready' : 'not-ready',
      draining,
      billing: Object.fromEntries(states.map(({ name, state }) => [name, state === 'open' ? 'degraded' : 'ready'])),
    },
  }
}
