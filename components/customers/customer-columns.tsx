'use client'
import { useTranslations } from 'next-intl'
import { Suspense, useCallback } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import type { ArrangedColumn } from '@/components/table/arrangement'
import type { Column } from '@/components/table/columns'
import { PEEK_LABEL, rowLinkId } from '@/components/table/row-labels'
import { RowLink } from '@/components/table/row-link'
import { Country } from '@/components/ui/country'
import { onDemand } from '@/components/ui/on-demand'
import { plainText } from '@/components/ui/plain-text'
import { useTimes } from '@/components/ui/time'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { countryName } from '@/lib/format/country'
import { routes } from '@/lib/routes'
import { customerColumn, type PlainColumn } from './customer-arrangement'
import { useStatusWords } from './customer-status'
import { ExactMark } from './exact-mark'

const CostlyCell = onDemand(() => import('./costly-cell').then(({ CostlyCell }) => CostlyCell), CellNotLoaded)

const FIGURES = 'figures whitespace-nowrap text-muted'
const NOTHING = <span className="text-muted">–</span>

const text = (value: string | undefined) =>
  value ? (
    <span dir="auto" className="block truncate text-left" title={value}>
      {plainText(value)}
    </span>
  ) : (
    NOTHING
  )
const country = (code: string | undefined) =>
  code && countryName(code, 'en') !== code ? (
    <span className="block truncate" title={code}>
      <Country code={code} />
    </span>
  ) : (
    text(code)
  )

/** Columns by the ids of an arrangement. Their texts are looked up once, not once a row. */
export function useCustomerColumns(): (column: ArrangedColumn) => Column<Customer> {
  const t = useTranslations('customers')
  const { environment } = useBilling()
  const statusWords = useStatusWords()
  const timeOf = useTimes()
  return useCallback(
    (arranged) => {
      const time = (at: string | undefined) => (at ? timeOf({ at, as: 'minute', className: FIGURES }) : NOTHING)
      const copyHint = t('copyId')
      const id = (value: string | undefined) => (value ? <CopyText value={value} hint={copyHint} /> : NOTHING)
      const plain: Record<PlainColumn, Omit<Column<Customer>, 'label'>> = {
        name: {
          place: 'lead',
          cell: (customer) => (
            <NameCell
              customer={customer}
              href={customer.id && routes.customer(environment, customer.id)}
              noName={t('noName')}
              noEmail={t('noEmail')}
            />
          ),
        },
        externalId: { cell: ({ externalId }) => id(externalId) },
        status: { width: 120, place: 'corner', cell: ({ status }) => statusWords(status) },
        updatedAt: { width: 170, isFigure: true, cell: ({ updatedAt }) => time(updatedAt) },
        id: { width: 290, cell: (customer) => id(customer.id) },
        createdAt: { width: 170, isFigure: true, cell: ({ createdAt }) => time(createdAt) },
        country: { width: 150, cell: ({ addressCountry }) => country(addressCountry) },
        city: { width: 150, cell: ({ addressCity }) => text(addressCity) },
        timezone: { width: 170, cell: ({ timezone }) => text(timezone) },
        contact: { width: 150, cell: ({ contact }) => text(contact) },
      }
      const column = customerColumn(arranged)
      if (column?.kind === 'metadata')
        return { label: column.key, width: 150, cell: ({ metadata }) => text(metadata?.[column.key] ?? undefined) }
      if (column?.kind === 'plain') return { label: t(`columns.${column.name}`), ...plain[column.name] }
      if (column) {
        const label = column.kind === 'share' ? t('columns.share', { feature: column.label }) : t(`columns.${column.name}`)
        return {
          label,
          width: column.kind === 'share' ? 190 : 220,
          cell: (customer) =>
            customer.id ? (
              <Suspense>
                <CostlyCell column={column} customerId={customer.id} />
              </Suspense>
            ) : (
              NOTHING
            ),
        }
      }
      throw new Error(`There is no column ${arranged.id}`)
    },
    [t, environment, statusWords, timeOf],
  )
}

/** Copied by the table, which hears of every click: a row has two of these, and a page two hundred. */
function CopyText({ value, hint }: { value: string; hint: string }) {
  return (
    <button type="button" dir="auto" data-copy={value} title={hint} className="copy-text">
      {plainText(value)}
    </button>
  )
}

function CellNotLoaded({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('costly')
  return (
    <button type="button" onClick={onRetry} className="text-blocked hover:underline">
      {t('failed')}
    </button>
  )
}

interface NameProps {
  customer: Customer
  href: string | undefined
  noName: string
  noEmail: string
}

function NameCell({ customer: { id, name, email }, href, noName, noEmail }: NameProps) {
  return (
    <span className="lead-cell">
      {id && href ? (
        <RowLink id={id} href={href}>
          {name || noName}
        </RowLink>
      ) : (
        <span dir="auto" className="lead-name">
          {plainText(name || noName)}
        </span>
      )}
      {id && <ExactMark id={id} />}
      <span dir="auto" className="lead-under" title={email}>
        {plainText(email || noEmail)}
      </span>
      {id && <button type="button" data-peek={id} aria-labelledby={`${PEEK_LABEL} ${rowLinkId(id)}`} className="peek-sign" />}
    </span>
  )
}
