import Papa from 'papaparse'
import { safeCell } from '@/lib/format/csv-cell'
import type { FeatureUsage } from './feature-usage'

/** The table of the page as CSV: exact quantities, times as the API wrote them, and no cell that a spreadsheet would run. */
export function usageCsv(features: readonly FeatureUsage[], readAt: string): string {
  const rows = features.map(({ name, feature, state, reset, resetPeriod, sources }) => ({
    feature: safeCell(name),
    lookup_key: safeCell(feature.lookupKey ?? ''),
    feature_id: safeCell(feature.id ?? ''),
    unit: safeCell(feature.unitPlural ?? ''),
    state: state.name,
    used: state.used ?? '',
    limit: state.limit ?? '',
    limit_is_soft: state.isSoft ?? '',
    left: state.left ?? '',
    over: state.over ?? '',
    share_of_limit: state.share ?? '',
    reset_period: safeCell(resetPeriod ?? ''),
    next_reset_at: reset.kind === 'at' ? reset.at : reset.kind === 'never' ? 'never' : '',
    sources: safeCell(
      sources.map(({ entityType, entityName, entityId }) => `${entityType}: ${entityName || entityId}`).join('; '),
    ),
    as_of: readAt,
  }))
  return Papa.unparse(rows, { newline: '\r\n' })
}
