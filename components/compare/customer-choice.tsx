'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { ErrorNote } from '@/components/ui/error-panel'
import { PlainText } from '@/components/ui/plain-text'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { shownRows } from '@/lib/lookup/search-page'
import { customerQueries } from '@/lib/queries/customers'

const PAUSE_MS = 150
const SHOWN = 8

/** Finds a customer by name, e-mail or any id, and hands on which was chosen. */
export function CustomerChoice({ label, onChoose }: { label: string; onChoose: (id: string) => void }) {
  const t = useTranslations('compare')
  const id = useId()
  const [typed, setTyped] = useState('')
  const text = usePaused(typed.trim())
  const billing = useBilling()
  const found = useQuery({
    ...customerQueries.list(billing, { filter: { limit: SHOWN, offset: 0 }, text }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
  const rows = text === '' || !found.data ? [] : shownRows(found.data, 1).slice(0, SHOWN)
  return (
    <div>
      <label htmlFor={id} className="text-sm text-muted">
        {label}
      </label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('find')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="mt-1 h-8 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 placeholder:text-muted"
      />
      <p role="status" className="mt-1.5 text-sm text-muted empty:mt-0">
        {text !== '' && (found.isPending ? t('searching') : found.data && t('found', { count: rows.length }))}
      </p>
      {found.isLoadingError && (
        <ErrorNote
          error={found.error}
          what={t('searchFailed')}
          onRetry={() => void found.refetch()}
          isRetrying={found.isFetching}
        />
      )}
      {rows.length > 0 && (
        <ul className="mt-1 -mx-2">
          {rows.map((customer) => (
            <li key={customer.id}>
              <Found customer={customer} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Found({ customer: { id, name, externalId, email }, onChoose }: { customer: Customer; onChoose: (id: string) => void }) {
  const t = useTranslations('record')
  return (
    <button
      type="button"
      disabled={!id}
      onClick={() => id && onChoose(id)}
      className="block w-full rounded-md px-2 py-1.5 text-left hover:bg-sunken"
    >
      <span className="block truncate font-medium">
        <PlainText>{name || t('noName')}</PlainText>
      </span>
      <span className="block truncate text-sm text-muted">
        <PlainText>{[externalId, email].filter(Boolean).join(' · ')}</PlainText>
      </span>
    </button>
  )
}

/** A text as it was when typing last paused. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}
