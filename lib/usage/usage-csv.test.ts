import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { featureUsages } from './feature-usage'
import { usageCsv } from './usage-csv'

test('quantities are whole, and no text is run by a spreadsheet', () => {
  const feature = { id: 'feat_1', name: '=HYPERLINK("https://evil.example")', lookupKey: '@key', type: 'metered' }
  const features = featureUsages(
    { features: [{ feature, entitlement: { usageLimitExact: '9007199254740993', usageResetPeriod: 'MONTHLY' } }] },
    {
      features: [
        { feature, currentUsage: '-0.000166248', totalLimitExact: '9007199254740993', nextUsageResetAt: '2026-12-01T00:00:00Z' },
      ],
    },
  )
  const { data } = Papa.parse<Record<string, string>>(usageCsv(features, '2026-11-24T00:00:00Z'), { header: true })
  expect(data).toHaveLength(1)
  expect(data[0]).toMatchObject({
    feature: `'${feature.name}`,
    lookup_key: "'@key",
    used: '-0.000166248',
    limit: '9007199254740993',
    left: '9007199254740993.000166248',
    next_reset_at: '2026-12-01T00:00:00Z',
    as_of: '2026-11-24T00:00:00Z',
  })
})
