import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { type Arithmetic, arithmeticOf, knownSource, type Term } from '@/lib/usage/arithmetic'
import type { FeatureUsage } from '@/lib/usage/feature-usage'
import { knownPeriod } from '@/lib/usage/reset'
import { PlainText } from './plain-text'
import { Quantity } from './quantity'

/** A limit in words: “10,000 from Scale + 5,000 + 5,000 from an add-on = 20,000, soft; resets monthly”. */
export function ArithmeticText({ each }: { each: FeatureUsage }) {
  const t = useTranslations('arithmetic')
  const periods = useTranslations('resetPeriods')
  const { allowance, sources, resetPeriod } = each
  if (allowance.kind !== 'limited' && allowance.kind !== 'unlimited') return null
  const limit = allowance.kind === 'limited' ? allowance.limit : undefined
  const known = knownPeriod(resetPeriod)
  const arithmetic = arithmeticOf(sources, limit)
  return (
    <>
      <Sum arithmetic={arithmetic} limit={limit} />
      {allowance.kind === 'limited' && allowance.isSoft && t('soft')}
      {resetPeriod && `; ${t('resets', { period: known ? periods(known) : resetPeriod })}`}
    </>
  )
}

function Sum({ arithmetic: { terms, sum, verdict }, limit }: { arithmetic: Arithmetic; limit: string | undefined }) {
  const t = useTranslations('arithmetic')
  const quantity = (value: string) => () => <Quantity value={value} />
  if (verdict === 'no-sources')
    return limit === undefined ? t('noSources') : t.rich('limitWithoutSources', { limit: quantity(limit) })
  const parts = terms.map((term, index) => (
    <Fragment key={term.key}>
      {index > 0 && ' + '}
      <TermText term={term} />
    </Fragment>
  ))
  if (verdict === 'without-limit')
    return (
      <>
        {parts} = {t('unlimited')}
      </>
    )
  const isOne = terms.length === 1 && terms[0]?.amounts.length === 1
  if (verdict === 'adds-up' && isOne) return parts
  if (verdict === 'adds-up' && limit !== undefined)
    return (
      <>
        {parts} = <Quantity value={limit} />
      </>
    )
  return (
    <>
      {parts}
      {sum !== undefined && (
        <>
          {' '}
          = <Quantity value={sum} />
        </>
      )}
      {'; '}
      <strong className="font-medium text-near">
        {limit === undefined ? t('noLimitGiven') : t.rich('differs', { limit: quantity(limit) })}
      </strong>
    </>
  )
}

function TermText({ term: { amounts, name, entityType } }: { term: Term }) {
  const t = useTranslations('arithmetic')
  const kinds = useTranslations('sourceKinds')
  const known = knownSource(entityType)
  return (
    <>
      {amounts.map((amount, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: amounts of one contributor in a fixed order
        <Fragment key={index}>
          {index > 0 && ' + '}
          {amount === undefined ? t('noLimit') : <Quantity value={amount} />}
        </Fragment>
      ))}{' '}
      {t.rich('from', {
        name: () =>
          name ? <PlainText>{name}</PlainText> : known ? kinds(`short.${known}`) : (entityType ?? kinds('short.unknown')),
      })}
    </>
  )
}
