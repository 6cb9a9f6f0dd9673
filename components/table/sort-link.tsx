'use client'
import { Icon } from '@/components/ui/icon'
import { SearchLink } from './search-link'

interface Props {
  label: string
  /** How the list is sorted by this column now, if it is. */
  direction: 'asc' | 'desc' | undefined
  href: string
  onFollow: () => void
}

/** A column's header that sorts by it. */
export function SortLink({ label, direction, href, onFollow }: Props) {
  return (
    <SearchLink href={href} onFollow={onFollow} className="inline-flex items-center gap-1 hover:text-text">
      {label}
      {direction && <Icon name={direction === 'asc' ? 'ascending' : 'descending'} className="size-3" />}
    </SearchLink>
  )
}
