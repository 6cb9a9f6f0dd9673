'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useState } from 'react'
import { type ArrangedColumn, DENSITIES, inOrder } from '@/components/table/arrangement'
import { ColumnList } from '@/components/table/column-list'
import type { Arranging } from '@/components/table/use-arrangement'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { PlainText } from '@/components/ui/plain-text'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { COSTLY_COLUMNS, customerArrangeable, customerColumn, metadataColumn, PLAIN_COLUMNS } from './customer-arrangement'
import { FeatureChoice } from './feature-choice'

/** What the table shows and how; each change is kept at once. */
export function ColumnsPanel({ arranging, customers }: { arranging: Arranging; customers: Customer[] }) {
  const t = useTranslations('arrangement')
  const tColumns = useTranslations('customers.columns')
  const { arrangement, arrange, reset, isDefault } = arranging
  const [isFull, setFull] = useState(false)
  const change = (columns: ArrangedColumn[]) => setFull(!arrange({ ...arrangement, columns: inOrder(columns) }))
  const isShown = (id: string) => arrangement.columns.some((column) => column.id === id)
  const show = (column: ArrangedColumn) => change([...arrangement.columns, column])
  const labelOf = (column: ArrangedColumn) => {
    const known = customerColumn(column)
    if (known?.kind === 'metadata') return known.key
    if (known?.kind === 'share') return t('share', { feature: known.label })
    return known ? tColumns(known.name) : column.id
  }
  const keys = metadataKeys(customers).filter((key) => !isShown(metadataColumn(key).id))
  return (
    <div className="flex w-144 max-w-full flex-col">
      <div className="grid min-h-0 gap-x-1.5 p-1.5 sm:grid-cols-2">
        <div>
          <Group title={t('shown')}>
            <ColumnList
              columns={inOrder(arrangement.columns)}
              labelOf={labelOf}
              required={customerArrangeable.required}
              onChange={change}
            />
          </Group>
          {isFull && (
            <div className="px-1.5 pt-1">
              <Notice look="attention">{t('full')}</Notice>
            </div>
          )}
        </div>
        <div className="border-line sm:max-h-100 sm:overflow-y-auto sm:border-l sm:pl-1.5">
          <Group title={t('hidden')}>
            <Offers columns={PLAIN_COLUMNS.filter((id) => !isShown(id)).map((id) => ({ id }))} labelOf={labelOf} onShow={show} />
          </Group>
          <Group title={t('costly')} hint={t('costlyHint')}>
            <Offers columns={COSTLY_COLUMNS.filter((id) => !isShown(id)).map((id) => ({ id }))} labelOf={labelOf} onShow={show} />
            <FeatureChoice customers={customers} isShown={isShown} onShow={show} />
          </Group>
          <Group title={t('metadataTitle')}>
            <Offers columns={keys.map(metadataColumn)} labelOf={labelOf} onShow={show} />
            <OtherKey onShow={(key) => !isShown(metadataColumn(key).id) && show(metadataColumn(key))} />
          </Group>
        </div>
      </div>
      <div className="flex items-center gap-2 border-t border-line p-2.5">
        <fieldset className="flex gap-0.5 rounded-md bg-sunken p-0.5">
          <legend className="sr-only">{t('density')}</legend>
          {DENSITIES.map((density) => (
            <label
              key={density}
              className="cursor-pointer rounded-md px-2 py-0.5 text-sm text-muted has-checked:bg-surface has-checked:text-text has-checked:ring-1 has-checked:ring-line has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="density"
                className="sr-only"
                checked={arrangement.density === density}
                onChange={() => arrange({ ...arrangement, density })}
              />
              {t(`densities.${density}`)}
            </label>
          ))}
        </fieldset>
        <Button
          look="quiet"
          className="ml-auto"
          disabled={isDefault}
          onClick={() => {
            setFull(false)
            reset()
          }}
        >
          {t('reset')}
        </Button>
      </div>
    </div>
  )
}

function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="pb-1">
      <p className="px-2 pt-2 pb-0.5 text-xs text-muted">{title}</p>
      {hint && <p className="px-2 pb-1 text-xs text-muted">{hint}</p>}
      {children}
    </section>
  )
}

interface OffersProps {
  columns: ArrangedColumn[]
  labelOf: (column: ArrangedColumn) => string
  onShow: (column: ArrangedColumn) => void
}

function Offers({ columns, labelOf, onShow }: OffersProps) {
  return (
    <ul>
      {columns.map((column) => (
        <li key={column.id}>
          <label className="flex h-8 cursor-pointer items-center gap-2 rounded-md px-2 hover:bg-sunken">
            <input type="checkbox" checked={false} onChange={() => onShow(column)} className="size-3.5 accent-accent" />
            <span className="truncate">
              <PlainText>{labelOf(column)}</PlainText>
            </span>
          </label>
        </li>
      ))}
    </ul>
  )
}

const MAX_OFFERED = 12

/** Those of the rows at hand, the most frequent first: the API lists no keys. */
function metadataKeys(customers: readonly Customer[]): string[] {
  const counts = new Map<string, number>()
  for (const { metadata } of customers) for (const key of Object.keys(metadata ?? {})) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts]
    .sort(([one, oneCount], [other, otherCount]) => otherCount - oneCount || (one < other ? -1 : 1))
    .slice(0, MAX_OFFERED)
    .map(([key]) => key)
}

/** A key that no row at hand has. */
function OtherKey({ onShow }: { onShow: (key: string) => void }) {
  const t = useTranslations('arrangement')
  const [key, setKey] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (key.trim()) onShow(key.trim())
    setKey('')
  }
  return (
    <form onSubmit={submit} className="flex items-center gap-1 px-2 pt-0.5">
      <input
        aria-label={t('otherKey')}
        placeholder={t('otherKey')}
        value={key}
        maxLength={100}
        onChange={(event) => setKey(event.target.value)}
        className="h-7 min-w-0 grow rounded-md border border-line-strong bg-surface px-2 text-sm"
      />
      <Button type="submit" look="quiet" className="h-7 w-7 px-0" aria-label={t('addKey')} disabled={!key.trim()}>
        <Icon name="plus" />
      </Button>
    </form>
  )
}
