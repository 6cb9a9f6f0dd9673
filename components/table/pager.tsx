'use client'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { PAGE_SIZES } from '@/lib/url/search'
import { SearchLink } from './search-link'

type Size = (typeof PAGE_SIZES)[number]

interface Props {
  page: number
  size: Size
  /** Rows on this page. */
  rows: number
  /** Undefined while nobody knows. */
  total: number | undefined
  isCounting: boolean
  /** The last page that can be opened, where it is known. */
  last: number | undefined
  hasMore: boolean
  hrefOf: (page: number) => string
  onPage: (page: number) => void
  onSize: (size: Size) => void
  /** What else there is to say of the pages. */
  children?: ReactNode
}

/** Which rows these are, how many a page, and the neighbouring pages as links. */
export function Pager(props: Props) {
  const { page, size, rows, total, isCounting, last, hasMore, hrefOf, onPage, onSize, children } = props
  const t = useTranslations('pager')
  const format = useFormatter()
  const first = (page - 1) * size + 1
  const range = { first: format.number(rows === 0 ? 0 : first), last: format.number(rows === 0 ? 0 : first + rows - 1) }
  const step = (to: number, label: string, icon: 'previous' | 'next') =>
    to < 1 || (to > page && !hasMore) || to > (last ?? to) ? (
      <Button disabled aria-label={label}>
        <Icon name={icon} />
      </Button>
    ) : (
      <SearchLink
        className={buttonClass()}
        href={hrefOf(to)}
        onFollow={() => onPage(to)}
        aria-label={label}
        aria-keyshortcuts={icon === 'previous' ? '[' : ']'}
      >
        <Icon name={icon} />
      </SearchLink>
    )
  return (
    <nav aria-label={t('label')} className="figures mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <span className="text-muted">
        {total !== undefined
          ? t('rows', { ...range, total: format.number(total) })
          : isCounting
            ? t('rowsCounting', range)
            : t('rowsNoTotal', range)}
      </span>
      <label className="flex items-center gap-1.5 text-muted">
        {t('size')}
        <select
          value={size}
          onChange={(event) => onSize(PAGE_SIZES.find((offered) => offered === Number(event.target.value)) ?? PAGE_SIZES[0])}
          className="h-8 rounded-md border border-line-strong bg-surface px-1.5 text-text"
        >
          {PAGE_SIZES.map((offered) => (
            <option key={offered}>{offered}</option>
          ))}
        </select>
      </label>
      {children}
      <div className="ml-auto flex items-center gap-2">
        {step(page - 1, t('previous'), 'previous')}
        <span>
          {last === undefined
            ? t('pageOnly', { page: format.number(page) })
            : t('page', { page: format.number(page), last: format.number(last) })}
        </span>
        {step(page + 1, t('next'), 'next')}
      </div>
    </nav>
  )
}
