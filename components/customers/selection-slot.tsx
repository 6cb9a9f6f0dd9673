'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { countOf } from '@/components/table/selection'
import { type SelectionStore, useSelection } from '@/components/table/selection-store'
import { announce } from '@/components/ui/announcer'
import { onDemand } from '@/components/ui/on-demand'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'

const SelectionBar = onDemand(() => import('./selection-bar').then(({ SelectionBar }) => SelectionBar))

/** The search that the rows are a page of: what “all that match” means. */
export interface Matching {
  /** The same for the same rows, in whatever order and on whatever page. */
  key: string
  /** Undefined while nobody knows. */
  total: number | undefined
  /** All of them, a page at a time; asked for when something is done with them, not before. */
  pages: (signal: AbortSignal) => AsyncIterable<Customer[]>
}

export interface SelectionProps {
  selection: SelectionStore<Customer>
  page: ReadonlyMap<string, Customer>
  matching: Matching
}

/** Says how many rows are selected, and shows what can be done with them. Loaded with the first one. */
export function SelectionSlot({ actions, ...props }: SelectionProps & { actions: ReactNode }) {
  const t = useTranslations('selection')
  const { selection, matching } = props
  const count = countOf(useSelection(selection))
  const said = useRef(0)
  useEffect(() => selection.searchIs(matching.key), [selection, matching.key])
  useEffect(() => {
    if (count !== said.current) announce(t('count', { count }))
    said.current = count
  }, [count, t])
  return (
    count > 0 && (
      <Suspense>
        <SelectionBar {...props} actions={actions} />
      </Suspense>
    )
  )
}
