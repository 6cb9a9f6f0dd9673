'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Panel, type Read } from '@/components/ui/panel'
import type { Pair } from '@/lib/compare/likeness'
import { type ComparedRow, ComparisonTable } from './comparison-table'

/** Of both customers the same answer, and whether it is there. */
export interface ComparedReads {
  query: Pair<Read['query']>
  /** What could not be read, with the customer's name. */
  failure: Pair<string>
}

interface Props {
  title: string
  reads: ComparedReads[]
  names: Pair<ReactNode>
  differencesOnly: boolean
  none: string
  rows: () => ComparedRow[]
}

/** Waits for both; goes on with one when the other fails, and says so; fails when both do. */
export function ComparedPanel({ title, reads, names, differencesOnly, none, rows }: Props) {
  const t = useTranslations('compare')
  const drawn = reads.every(({ query: { a, b } }) => !a.isPending && !b.isPending) ? rows() : []
  const differences = drawn.filter(({ likeness }) => likeness === 'different').length
  return (
    <Panel
      title={title}
      lines={5}
      aside={drawn.length > 0 && t('differences', { count: differences, all: drawn.length })}
      reads={reads.flatMap(({ query: { a, b }, failure }) => {
        const bothFailed = a.isLoadingError && b.isLoadingError
        return [
          { query: a, failure: failure.a, isNeeded: a.isPending || bothFailed },
          { query: b, failure: failure.b, isNeeded: b.isPending || bothFailed },
        ]
      })}
    >
      {() => <ComparisonTable caption={title} rows={drawn} names={names} differencesOnly={differencesOnly} none={none} />}
    </Panel>
  )
}
