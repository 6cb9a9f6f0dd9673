'use client'
import { useTranslations } from 'next-intl'
import { onDemand } from '@/components/ui/on-demand'
import { PopoverButton } from '@/components/ui/popover-button'
import { type ChangeSearch, type CustomerSearch, withConditions } from './customer-fields'

const FilterPanel = onDemand(() => import('./filter-panel').then(({ FilterPanel }) => FilterPanel))

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
