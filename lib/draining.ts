import 'server-only'

// Pages, routes and instrumentation are bundled apart, so a module variable would be several; the process drains once.
const holder = globalThis as typeof globalThis & { billingConsoleIsDraining?: boolean }

/** From the signal to stop on: whoever balances between consoles sends nothing more here. */
export const isDraining = (): boolean => holder.billingConsoleIsDraining ?? false

export function startDraining(): void {
  holder.billingConsoleIsDraining = true
}
