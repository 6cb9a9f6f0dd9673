'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { Button, buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { PAGE_SIZES } from '@/lib/url/search'
import { SearchLink } from './search-link'

type Size = (typeof PAGE_SIZES)[number]

interface Props {
  page: number
  size: Size
  total: number
  hrefOf: (page: number) => string
  onPage: (page: number) => void
  onSize: (size: Size) => void
}

/** Which rows these are, how many a page, and the neighbouring pages as links. */
export function Pager({ page, size, total, hrefOf, onPage, onSize }: Props) {
  const t = useTranslations('pager')
  const format = useFormatter()
  const last = Math.max(1, Math.ceil(total / size))
  const first = (page - 1) * size + 1
  const step = (to: number, label: string, icon: 'previous' | 'next') =>
    to < 1 || to > last ? (
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
        {t('rows', {
          first: format.number(first),
          last: format.number(Math.min(page * size, total)),
          total: format.number(total),
        })}
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
      <div className="ml-auto flex items-center gap-2">
        {step(page - 1, t('previous'), 'previous')}
        <span>{t('page', { page: format.number(page), last: format.number(last) })}</span>
        {step(page + 1, t('next'), 'next')}
      </div>
    </nav>
  )
}
