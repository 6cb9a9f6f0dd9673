'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, Suspense, useEffect, useEffectEvent, useId, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { onDemand } from '@/components/ui/on-demand'
import { looksLikeConditions, readConditions } from '@/lib/customers/condition-text'
import { type ChangeSearch, type CustomerSearch, withConditions } from './customer-fields'

const QueryHelp = onDemand(() => import('./query-help').then(({ QueryHelp }) => QueryHelp))

const PAUSE_MS = 150

interface Props {
  search: CustomerSearch
  changeSearch: ChangeSearch
  /** The list, for whoever presses Enter before the page is live. */
  path: string
}

/**
 * One box for a text, which is searched for while it is typed, and for conditions, which Enter turns into chips. What is typed stands here
 * alone until a pause; the address has the rest, and wins when it changes otherwise.
 */
export function SearchBox({ search, changeSearch, path }: Props) {
  const t = useTranslations('finding')
  const helpId = useId()
  const [typed, setTyped] = useState(search.q)
  /** The text of the address as this box knows it. */
  const [known, setKnown] = useState(search.q)
  const [isRefused, setRefused] = useState(false)
  if (known !== search.q) {
    setKnown(search.q)
    setTyped(search.q)
  }
  const searchFor = (text: string) => {
    setKnown(text)
    if (text !== search.q) changeSearch({ q: text }, 'replace')
  }
  const isLanguage = looksLikeConditions(typed)
  const read = isLanguage || isRefused ? readConditions(typed, search.where) : undefined
  const isWrong = isRefused && read !== undefined && read.wrong.length > 0

  const searchAfterPause = useEffectEvent((text: string) => searchFor(text))
  useEffect(() => {
    if (isLanguage || isWrong) return
    const timer = setTimeout(() => searchAfterPause(typed.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, isLanguage, isWrong])

  const enter = (event: FormEvent) => {
    event.preventDefault()
    const { text, conditions, status, wrong } = readConditions(typed, search.where)
    // A quotation mark may be part of a name, as in 6" pipes.
    const isText = conditions.length === 0 && status === undefined && wrong.every(({ why }) => why === 'open-quote')
    setRefused(!isText && wrong.length > 0)
    if (isText && wrong.length > 0) return searchFor(typed.trim())
    if (isText) {
      setTyped(text)
      return searchFor(text)
    }
    if (wrong.length > 0) return
    setTyped(text)
    setKnown(text)
    changeSearch({ q: text, where: withConditions(search.where, conditions), ...(status && { status }) })
  }
  return (
    <search className="min-w-0 flex-1 basis-60 max-sm:basis-full sm:max-w-108">
      <form action={path} onSubmit={enter} className="relative">
        <Icon name="search" className="pointer-events-none absolute top-1/2 left-3 size-3.5 -translate-y-1/2 text-muted" />
        <input
          type="search"
          name="q"
          aria-label={t('search')}
          aria-keyshortcuts="/"
          aria-invalid={isWrong || undefined}
          aria-describedby={read ? helpId : undefined}
          placeholder={t('placeholder')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="peer h-8 w-full rounded-md border border-line-strong bg-surface pr-9 pl-8.5 not-placeholder-shown:pr-2 placeholder:text-muted [&::-webkit-search-cancel-button]:opacity-50 [&::-webkit-search-cancel-button]:grayscale aria-invalid:border-blocked"
        />
        <kbd className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 rounded-sm border border-line px-1.5 font-mono text-xs text-muted peer-focus:hidden peer-not-placeholder-shown:hidden max-sm:hidden">
          /
        </kbd>
        {read && (
          <div id={helpId}>
            <Suspense>
              <QueryHelp typed={typed} read={read} showsWrong={isWrong} onReplace={setTyped} />
            </Suspense>
          </div>
        )}
      </form>
    </search>
  )
}
