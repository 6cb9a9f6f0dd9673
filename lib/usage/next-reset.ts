import type { FeatureUsage } from './feature-usage'

/** The reset that comes first among a customer's features. Only the API's own dates count: none is worked out. */
export type NextReset =
  | { kind: 'at'; at: string; features: string[] }
  /** There are features with a limit, but no date: they never reset, or the API gives none. */
  | { kind: 'never' | 'no-date' | 'none' }

export function nextReset(features: readonly FeatureUsage[]): NextReset {
  const dated = features.flatMap(({ name, reset }) =>
    reset.kind === 'at' ? [{ name, at: reset.at, ms: Date.parse(reset.at) }] : [],
  )
  const first = dated.reduce((least, { ms }) => Math.min(least, ms), Number.POSITIVE_INFINITY)
  const soonest = dated.filter(({ ms }) => ms === first)
  if (soonest[0]) return { kind: 'at', at: soonest[0].at, features: soonest.map(({ name }) => name) }
  const kinds = new Set(features.map(({ reset }) => reset.kind))
  if (kinds.has('no-date') || kinds.has('not-reported')) return { kind: 'no-date' }
  return { kind: kinds.has('never') ? 'never' : 'none' }
}
