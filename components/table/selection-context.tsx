'use client'
import { createContext, use } from 'react'

/** What is selected, for an action that knows nothing of the rows, such as an export. */
export interface SelectedRows {
  /** Picked by hand; empty when all that the search finds are meant. */
  ids: string[]
  /** Of all that the search finds, not these. */
  except: string[]
  count: number
}

export const SelectionContext = createContext<SelectedRows | undefined>(undefined)

export function useSelectedRows(): SelectedRows {
  const selected = use(SelectionContext)
  if (!selected) throw new Error('useSelectedRows needs a selection around it')
  return selected
}
