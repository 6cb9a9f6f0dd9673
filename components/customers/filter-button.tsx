'use client'
import { useTranslations } from 'next-intl'
import { lazy } from 'react'
import { PopoverButton } from '@/components/ui/popover-button'
import { type ChangeSearch, type CustomerSearch, withConditions } from './customer-fields'

const FilterPanel = lazy(() => import('./filter-panel').then(({ FilterPanel }) => ({ default: FilterPanel })))

/** Adds a condition. What it offers is loaded when it is first asked for. */
export function FilterButton({ search, changeSearch }: { search: CustomerSearch; changeSearch: ChangeSearch }) {
  const t = useTranslations('finding')
  return (
    <PopoverButton label={t('filter')} face={t('filter')} aria-keyshortcuts="f">
      {(close) => (
        <FilterPanel
          others={search.where}
          onDone={(condition) => {
            close()
            changeSearch({ where: withConditions(search.where, [condition]) })
          }}
        />
      )}
    </PopoverButton>
  )
}
