import type { SDKCore } from '@/lib/billing/core'

/** A client bound to one environment. The server's carries the key; the browser's calls our own api/billing. */
export interface Billing {
  environment: string
  core: SDKCore
}
