'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type MouseEvent, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { pressControl, useShortcuts } from '@/components/layout/use-shortcuts'
import { readArrangement, writeArrangement } from '@/components/table/arrangement'
import { shownColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { focusOnReturn, type RowKeys } from '@/components/table/row-actions'
import { PEEK_LABEL, SELECT_LABEL } from '@/components/table/row-labels'
import { SortLink } from '@/components/table/sort-link'
import type { Arranging } from '@/components/table/use-arrangement'
import { Announcer, announce } from '@/components/ui/announcer'
import { onDemand } from '@/components/ui/on-demand'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { customerArrangeable } from './customer-arrangement'
import { useCustomerColumns } from './customer-columns'
import { type CustomerSearch, customerFields } from './customer-fields'
import { customerSelection } from './customer-selection'
import { LIST_SHORTCUTS } from './list-shortcuts'
import { type Matching, SelectionSlot } from './selection-slot'
import { useOpenRow } from './use-open-row'

const Peek = onDemand(() => import('./peek').then(({ Peek }) => Peek))
const ShortcutsDialog = onDemand(() => import('./shortcuts-dialog').then(({ ShortcutsDialog }) => ShortcutsDialog))

interface Props {
  customers: Customer[]
  /** True while other rows are on their way: these are the former ones. */
  isFormer: boolean
  sort: CustomerSearch['sort']
  hrefOf: (change: { sort: CustomerSearch['sort'] }) => string
  onSort: (sort: CustomerSearch['sort']) => void
  arranging: Arranging
  matching: Matching
  /** What others can do with the selected rows, beside what is done here; they find them by `useSelectedRows`. */
  selectionActions?: ReactNode
}

type Sortable = CustomerSearch['sort']['field']
const isSortable = (id: string): id is Sortable =>
  Object.entries(customerFields).some(([name, field]) => name === id && 'sortBy' in field)
/** Of a moment one looks for the latest first. */
const firstDirection = (field: Sortable) => (field === 'updatedAt' || field === 'createdAt' ? 'desc' : 'asc')

/** What reads a record, there by the time that one is opened. */
const record = () => import('@/lib/queries/record')

/**
 * What a record's page is made of, without a customer's data: that is read when the record is opened. The framework names the kinds in a file
 * of its own inside.
 */
const WHOLE = { kind: 'full' } as NonNullable<Parameters<ReturnType<typeof useRouter>['prefetch']>[1]>

const idOf = ({ id, externalId }: Customer) => id ?? externalId ?? ''

/** The rows, and all that hangs on them: columns, selection, the open row, the keys. */
export function CustomersTable({ customers, isFormer, sort, hrefOf, onSort, arranging, matching, selectionActions }: Props) {
  const t = useTranslations('customers')
  const billing = useBilling()
  const { environment } = billing
  const queryClient = useQueryClient()
  const router = useRouter()
  const columnOf = useCustomerColumns()
  const { arrangement, arrange } = arranging
  // By their text, since another density makes no other columns, and other columns draw every row anew.
  const arranged = writeArrangement({ ...arrangement, density: 'regular' })
  const columns = useMemo(
    () => shownColumns(readArrangement(arranged, customerArrangeable).columns, columnOf),
    [arranged, columnOf],
  )
  const selection = customerSelection(environment)
  const keys: RowKeys = useRef(null)
  const { openId, isByHand, open, close } = useOpenRow()
  const [isHelpOpen, setHelpOpen] = useState(false)

  useEffect(() => focusOnReturn(keys), [])

  const closePeek = useCallback(() => {
    close()
    if (openId) keys.current?.focus(openId)
  }, [close, openId])
  const page = useMemo(() => new Map(customers.map((customer) => [idOf(customer), customer])), [customers])
  const walk = (by: number) => {
    // Whoever is in the peek stays there.
    const id = keys.current?.move(by, openId, { isStill: document.activeElement?.closest('aside') !== null })
    if (!id || !openId) return
    void open(id)
    announce(page.get(id)?.name ?? id)
  }
  useShortcuts(LIST_SHORTCUTS, {
    search: () => pressControl('/'),
    filter: () => pressControl('f'),
    columns: () => pressControl('c'),
    previousPage: () => pressControl('['),
    nextPage: () => pressControl(']'),
    next: () => walk(1),
    previous: () => walk(-1),
    open: () => {
      const id = openId ?? keys.current?.currentId()
      if (id) keys.current?.open(id)
    },
    peek: () => {
      const id = keys.current?.currentId()
      if (openId) closePeek()
      else if (id) void open(id)
    },
    select: () => {
      const id = openId ?? keys.current?.currentId()
      if (id && page.has(id)) selection.toggle(id, page)
    },
    close: openId ? closePeek : undefined,
    help: () => setHelpOpen(true),
  })

  const act = (event: MouseEvent) => {
    const target = event.target as Element
    const peeked = target.closest<HTMLElement>('[data-peek]')?.dataset.peek
    if (peeked) void open(peeked)
    const copied = target.closest<HTMLElement>('[data-copy]')
    if (copied) void copy(copied, t('copied'), t('copyFailed'))
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the buttons within have the keyboard; this hears them all at once */}
      <div className="rounded-[inherit]" onClick={act}>
        <DataTable
          caption={t('title')}
          columns={columns}
          rows={customers}
          idOf={idOf}
          density={arrangement.density}
          selection={selection}
          isFormer={isFormer}
          openId={openId}
          keys={keys}
          onOpen={(id, href) => {
            void record().then(({ readAll }) => readAll(queryClient, billing, id))
            router.push(href)
          }}
          onIntent={(href) => {
            router.prefetch(href, WHOLE)
            void record()
          }}
          onResize={(widths) =>
            arrange({
              ...arrangement,
              columns: arrangement.columns.map(({ width, ...column }) => {
                const given = column.id in widths ? widths[column.id] : width
                return given ? { ...column, width: given } : column
              }),
            })
          }
          header={({ id, label }) => {
            if (!isSortable(id)) return { content: label }
            const direction = sort.field === id ? sort.direction : undefined
            const first = firstDirection(id)
            const next = { field: id, direction: direction !== first ? first : first === 'asc' ? 'desc' : 'asc' } as const
            return {
              content: (
                <SortLink
                  label={label}
                  direction={direction}
                  href={hrefOf({ sort: next })}
                  onFollow={() => {
                    announce(t(`sorted.${next.direction}`, { column: label }))
                    onSort(next)
                  }}
                />
              ),
              sorted: direction && (direction === 'asc' ? 'ascending' : 'descending'),
            }
          }}
        />
      </div>
      <span hidden>
        <span id={SELECT_LABEL}>{t('select')}</span>
        <span id={PEEK_LABEL}>{t('peek')}</span>
      </span>
      <Announcer />
      <SelectionSlot selection={selection} page={page} matching={matching} actions={selectionActions} />
      {openId && (
        <Suspense>
          <Peek
            id={openId}
            customer={page.get(openId)}
            onWalk={page.has(openId) ? walk : undefined}
            onClose={closePeek}
            takesFocus={isByHand}
          />
        </Suspense>
      )}
      {isHelpOpen && (
        <Suspense>
          <ShortcutsDialog onClose={() => setHelpOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

const SHOWN_MS = 1500

/** Refused on a page that is not focused or not https; the words then say so. */
async function copy(button: HTMLElement, done: string, failed: string) {
  const isDone = await navigator.clipboard?.writeText(button.dataset.copy ?? '').then(
    () => true,
    () => false,
  )
  announce(isDone ? done : failed)
  if (!isDone) return
  button.dataset.copied = ''
  setTimeout(() => delete button.dataset.copied, SHOWN_MS)
}
