'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { SearchLink } from '@/components/table/search-link'
import { Icon } from '@/components/ui/icon'
import { onDemand } from '@/components/ui/on-demand'
import { PlainText } from '@/components/ui/plain-text'
import { PopoverButton } from '@/components/ui/popover-button'
import { writeCondition } from '@/lib/customers/condition-text'
import type { Condition } from '@/lib/customers/conditions'
import { CUSTOMER_STATUSES } from './customer-fields'
import type { CustomerList } from './use-customer-list'

const FilterPanel = onDemand(() => import('./filter-panel').then(({ FilterPanel }) => FilterPanel))

/** What the list is narrowed by: each condition can be changed or taken away, and all of them at once. */
export function FilterChips({ list }: { list: CustomerList }) {
  const t = useTranslations('finding')
  const { search, changeSearch, hrefOf } = list
  const without = (condition: Condition) => search.where.filter((other) => other !== condition)
  const clear = { q: '', where: [], status: CUSTOMER_STATUSES[0] }
  return (
    <ul aria-label={t('filters')} className="flex min-w-0 flex-wrap items-center gap-2">
      <li>
        <StatusChip list={list} />
      </li>
      {search.where.map((condition) => (
        <li
          key={writeCondition(condition)}
          className="flex max-w-full min-w-0 items-center rounded-full border border-line-strong bg-surface text-sm"
        >
          <PopoverButton
            look="quiet"
            label={t('change', { condition: writeCondition(condition) })}
            face={<ConditionWords condition={condition} />}
            className="h-6.5! min-w-0 shrink! rounded-l-full! pr-1.5! font-normal!"
          >
            {(close) => (
              <FilterPanel
                condition={condition}
                others={without(condition)}
                onDone={(changed) => {
                  close()
                  changeSearch({ where: search.where.map((other) => (other === condition ? changed : other)) })
                }}
              />
            )}
          </PopoverButton>
          <SearchLink
            href={hrefOf({ where: without(condition) })}
            onFollow={() => changeSearch({ where: without(condition) })}
            aria-label={t('remove', { condition: writeCondition(condition) })}
            className="grid h-6.5 w-6.5 place-items-center rounded-r-full text-muted hover:bg-sunken hover:text-text"
          >
            <Icon name="close" className="size-2.5" />
          </SearchLink>
        </li>
      ))}
      {(search.where.length > 0 || search.q !== '' || search.status !== CUSTOMER_STATUSES[0]) && (
        <li>
          <SearchLink
            href={hrefOf(clear)}
            onFollow={() => changeSearch(clear)}
            className="rounded-md px-1.5 py-1 text-sm text-muted hover:text-text hover:underline"
          >
            {t('clearAll')}
          </SearchLink>
        </li>
      )}
    </ul>
  )
}

/** Always one of the two: the API shows active customers or archived ones, never both. */
function StatusChip({ list: { search, changeSearch, hrefOf } }: { list: CustomerList }) {
  const t = useTranslations('customerStatus')
  return (
    <nav
      aria-label={t('label')}
      className="flex items-center rounded-full border border-line-strong bg-surface p-0.5 pl-2.5 text-sm"
    >
      <span className="mr-1.5 text-muted">{t('label')}</span>
      {CUSTOMER_STATUSES.map((status) => (
        <SearchLink
          key={status}
          href={hrefOf({ status })}
          onFollow={() => changeSearch({ status })}
          aria-current={status === search.status ? 'true' : undefined}
          className="flex h-5.5 items-center rounded-full px-2 text-muted hover:text-text aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-text"
        >
          {t(status)}
        </SearchLink>
      ))}
    </nav>
  )
}

const SHOWN_VALUES = 3

function ConditionWords({ condition }: { condition: Condition }) {
  const t = useTranslations('finding')
  const format = useFormatter()
  const name = condition.field === 'metadata' ? `metadata.${condition.key}` : t(`fields.${condition.field}`)
  const operator = condition.field === 'metadata' ? t('operators.is') : t(`operators.${condition.operator}`)
  const values = valuesOf(condition, (days) => t('days', { days }))
  const more = values.length - SHOWN_VALUES
  return (
    <span className="truncate">
      <span className="text-muted">
        <PlainText>{name}</PlainText> {operator}
      </span>{' '}
      <span className="font-medium text-text">
        <PlainText>{values.slice(0, SHOWN_VALUES).join(', ')}</PlainText>
        {more > 0 && ` ${t('more', { count: format.number(more) })}`}
      </span>
    </span>
  )
}

function valuesOf(condition: Condition, inDays: (days: number) => string): string[] {
  if ('values' in condition) return condition.values
  if ('day' in condition) return [condition.day]
  if ('days' in condition) return [inDays(condition.days)]
  return [condition.value === '' ? '""' : condition.value]
}
