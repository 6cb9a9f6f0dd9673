'use client'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useBilling } from '@/components/layout/billing-provider'
import { PlainText } from '@/components/ui/plain-text'
import type { NewCustomerDraft } from '@/lib/customers/draft'
import type { Duplicate, Watched } from '@/lib/customers/duplicates'
import { duplicateQueries } from '@/lib/queries/duplicates'
import { routes } from '@/lib/routes'

const AFTER_MS = 350
const SHOWN = 3

/** The text a while after the last key. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), AFTER_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** Says while typing that somebody like this is there already, with a way to look. It never stands in the way of typing or saving. */
export function DuplicateWatch({
  watched,
  before,
  self,
}: {
  watched: Watched
  before?: string | undefined
  self: string | undefined
}) {
  const { control } = useFormContext<NewCustomerDraft>()
  const text = useWatch({ control, name: watched })
  // What the customer has already is no news.
  return <DuplicatesOf watched={watched} text={text} self={self} isIdle={text === before} />
}

export function DuplicatesOf({
  watched,
  text,
  self,
  isIdle = false,
}: {
  watched: Watched
  text: string
  self: string | undefined
  isIdle?: boolean
}) {
  const t = useTranslations('duplicates')
  const billing = useBilling()
  const settled = useSettled(text)
  const query = duplicateQueries.of(billing, watched, settled, self)
  const { data, isError } = useQuery({ ...query, queryFn: settled.trim() === '' || isIdle ? skipToken : query.queryFn })
  const found = settled === text && !isIdle ? (data ?? []) : []
  return (
    <div role="status" className="text-sm">
      {isError && !isIdle && <p className="mt-1 text-muted">{t('failed')}</p>}
      {found.length > 0 && (
        <ul className="mt-1.5 grid gap-1 rounded-md bg-near-soft px-2.5 py-2 text-near">
          {found.slice(0, SHOWN).map((duplicate) => (
            <li key={duplicate.customer.id}>
              <Found watched={watched} duplicate={duplicate} />
            </li>
          ))}
          {found.length > SHOWN && <li>{t('more', { count: found.length - SHOWN })}</li>}
        </ul>
      )}
    </div>
  )
}

function Found({ watched, duplicate: { customer, likeness } }: { watched: Watched; duplicate: Duplicate }) {
  const t = useTranslations('duplicates')
  const { environment } = useBilling()
  const words = watched === 'email' ? 'email' : customer.status === 'published' ? likeness : 'archived'
  return (
    <>
      {t.rich(words, {
        state: customer.status === 'archived' ? 'archived' : 'active',
        text: () => (
          <span className="font-mono wrap-anywhere">
            <PlainText>{customer[watched] ?? ''}</PlainText>
          </span>
        ),
        customer: () => (
          // A tab of its own: what is typed here stays.
          <a
            href={routes.customer(environment, customer.id ?? '')}
            target="_blank"
            rel="noopener"
            className="font-medium underline wrap-anywhere"
          >
            <PlainText>{customer.name || customer.externalId || customer.id || ''}</PlainText>
            <span className="sr-only"> {t('newTab')}</span>
          </a>
        ),
      })}
    </>
  )
}
