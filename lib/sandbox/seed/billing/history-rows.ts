import { FEATURES, type FeatureKey, type FeatureSpec } from '../catalog/features'
import type { Entitlements } from '../catalog/plans'
import type { Random } from '../random'
import { DAY_MS } from '../record'
import type { SeedRows } from '../seed-rows'

const HISTORY_DAYS = 180
const DAYS_PER_MONTH = 30
/** What an unlimited feature's use is measured by. */
const UNLIMITED_SCALE = 50_000

/** How often a feature's use is reported, in days; seats and storage are counted, not added up. */
const REPORTED_EVERY_DAYS: Partial<Record<string, number>> = {
  'api-calls': 9,
  'ai-tokens': 18,
  exports: 30,
  storage: 60,
  connections: 60,
  builds: 60,
  'response-time': 60,
  bandwidth: 90,
}

/**
 * Half a year of use, as ordinary customers report it: most stay below their limits, a few go past.
 * @param sinceMs not before this moment
 */
export function historyRows(
  externalCustomerId: string,
  entitlements: Entitlements,
  sinceMs: number,
  nowMs: number,
  random: Random,
): SeedRows {
  const intensity = random.chance(0.08) ? 1.05 + random.next() * 0.3 : random.next() * 0.95
  const firstMs = Math.max(sinceMs, nowMs - HISTORY_DAYS * DAY_MS)
  const events = Object.entries(entitlements).flatMap(([key, spec]) => {
    const { meter }: FeatureSpec = FEATURES[key as FeatureKey]
    if (!meter || !spec) return []
    const limit = spec.limit == null ? UNLIMITED_SCALE : Number(spec.limit)
    const everyDays = REPORTED_EVERY_DAYS[key]
    if (key === 'seats') return signIns(Math.ceil(Math.min(limit, 8) * intensity), firstMs, nowMs, random)
    if (key === 'traffic') return everyday(limit, intensity, nowMs, random)
    if (everyDays === undefined) return []
    return reportTimes(everyDays, firstMs, nowMs, random).map((atMs) => ({
      name: meter.event,
      atMs,
      properties: reportOf(key, meter, limit * intensity * (0.6 + random.next() * 0.8), everyDays, random),
    }))
  })
  return {
    events: events.map(({ name, atMs, properties }) => ({
      eventName: name,
      externalCustomerId,
      timestamp: new Date(atMs).toISOString(),
      properties,
    })),
  }
}

function reportTimes(everyDays: number, firstMs: number, nowMs: number, random: Random): number[] {
  const times: number[] = []
  for (let atMs = nowMs - random.next() * everyDays * DAY_MS; atMs > firstMs; atMs -= everyDays * DAY_MS)
    times.push(Math.floor(atMs))
  return times
}

/** @param monthly what comes together in a month, or the level at a time, by the meter's kind */
function reportOf(
  key: string,
  { aggregation, filters = [] }: NonNullable<FeatureSpec['meter']>,
  monthly: number,
  everyDays: number,
  random: Random,
) {
  const field = aggregation.field ?? ''
  if (key === 'exports') return Object.fromEntries(filters.map(({ key: name, values }) => [name, random.pick(values)]))
  if (aggregation.type === 'SUM') return { [field]: Math.round((monthly * everyDays) / DAYS_PER_MONTH) }
  const level = { [field]: Number(monthly.toFixed(key === 'storage' ? 3 : 0)) }
  return aggregation.group_by ? { ...level, [aggregation.group_by]: random.pick(['eu', 'us', 'ap']) } : level
}

function signIns(people: number, firstMs: number, nowMs: number, random: Random) {
  return Array.from({ length: people }, (_, index) => ({
    name: FEATURES.seats.meter?.event ?? '',
    atMs: Math.floor(firstMs + random.next() * (nowMs - firstMs)),
    properties: { user_id: `user-${index + 1}` },
  }))
}

/** Of the last day only: the limit is daily. */
function everyday(limit: number, intensity: number, nowMs: number, random: Random) {
  return Array.from({ length: 2 }, () => ({
    name: FEATURES.traffic.meter?.event ?? '',
    atMs: Math.floor(nowMs - random.next() * DAY_MS),
    properties: { megabytes: Math.round(limit * intensity * 500) },
  }))
}
