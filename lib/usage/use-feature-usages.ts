'use client'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Billing } from '@/lib/queries/billing'
import { entitlementQueries } from '@/lib/queries/entitlements'
import { usageQueries } from '@/lib/queries/usage'
import { featureUsages } from './feature-usage'

/** The customer's features from both answers, as far as they are there, and the two reads themselves. */
export function useFeatureUsages(billing: Billing, customerId: string) {
  const entitlements = useQuery(entitlementQueries.of(billing, customerId))
  const usage = useQuery(usageQueries.of(billing, customerId))
  const features = useMemo(() => featureUsages(entitlements.data, usage.data), [entitlements.data, usage.data])
  return { entitlements, usage, features }
}
