'use client'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { has, type Selection } from '@/components/table/selection'
import type { SelectionStore } from '@/components/table/selection-store'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { picked, pickedQuery } from '@/lib/queries/picked'
import type { Matching } from './selection-slot'

/** The customers of a selection as it was when an action began: at hand for rows that were ticked, read for “all that match”. */
export function usePicked(selected: Selection, store: SelectionStore<Customer>, matching: Matching) {
  const { environment } = useBilling()
  const [progress, setProgress] = useState(0)
  const isAll = selected.kind === 'all'
  const query = useQuery({
    ...pickedQuery({
      environment,
      key: isAll ? `${selected.matching} except ${[...selected.except].sort()}` : '',
      pages: matching.pages,
      isWanted: (id) => has(selected, id),
      onProgress: setProgress,
    }),
    enabled: isAll,
  })
  const known = useMemo(
    () => (isAll ? undefined : [...store.rows.values()].filter(({ id }) => id && has(selected, id)).map(picked)),
    [isAll, selected, store],
  )
  return { customers: known ?? query.data, progress, query }
}
