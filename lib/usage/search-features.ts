import type { FeatureUsage } from './feature-usage'
import { isProblem } from './limit-state'

export interface FeatureFilter {
  /** In the name, lookup key, description or a value; letter case does not count. */
  text: string
  problemsOnly: boolean
  /** A feature type of the API, or `''` for all. */
  type: string
  /** Features that this subscription is a source of; `''` for all. */
  subscription: string
}

export const NO_FILTER: FeatureFilter = { text: '', problemsOnly: false, type: '', subscription: '' }

export function filterFeatures(features: FeatureUsage[], filter: FeatureFilter): FeatureUsage[] {
  const text = filter.text.trim().toLowerCase()
  return features.filter(
    (each) =>
      (!filter.problemsOnly || isProblem(each.state)) &&
      (!filter.type || each.feature.type === filter.type) &&
      (!filter.subscription || each.sources.some(({ subscriptionId }) => subscriptionId === filter.subscription)) &&
      (!text || textOf(each).includes(text)),
  )
}

const texts = new WeakMap<FeatureUsage, string>()

function textOf(each: FeatureUsage): string {
  const known = texts.get(each)
  if (known !== undefined) return known
  const { feature, name, allowance } = each
  const values = allowance.kind === 'value' ? allowance.values : []
  const text = [name, feature.lookupKey, feature.description, ...values].join('\n').toLowerCase()
  texts.set(each, text)
  return text
}
