'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { PageHeader } from '@/components/layout/page-header'
import { isAsked, type LookupAnswer, onlyHit, textOf, tidied, writeAsked } from '@/lib/lookup/asked'
import { ownRecord } from '@/lib/lookup/recognise'
import { isTicket } from '@/lib/lookup/scan-ticket'
import { lookupQueries } from '@/lib/queries/lookup'
import { routes } from '@/lib/routes'
import { Elsewheres } from './elsewhere-hits'
import { EnvironmentHits } from './environment-hits'
import { focusFirstHit } from './hits'
import { LookupBox } from './lookup-box'
import { TicketHits } from './ticket-hits'
import { useAsked } from './use-asked'

const PAUSE_MS = 120

/** A ticket stands in no address and no storage: it is kept here for the way back from a customer, until the page is loaded anew. */
const kept = { ticket: '' }

/**
 * The right customer, from whatever somebody has. What is typed is looked up after a pause and stands in the address; a ticket is
 * searched for ids and e-mails in this browser, and stays in it. What is entered or pasted whole opens its one exact hit at once.
 */
export function LookupScreen({ environments, origin }: { environments: string[]; origin: string }) {
  const t = useTranslations('lookup')
  const router = useRouter()
  const { environment } = useBilling()
  const [asked, ask] = useAsked()
  const inAddress = textOf(asked)
  const [typed, setTyped] = useState(inAddress)
  /** What of it is looked up. */
  const [settled, setSettled] = useState(inAddress)
  const [known, setKnown] = useState(inAddress)
  if (known !== inAddress) {
    setKnown(inAddress)
    setTyped(inAddress)
    setSettled(inAddress)
  }
  const written = useRef<Promise<unknown>>(undefined)
  const settle = (text: string) => {
    const isWhole = !isTicket(text)
    const words = isWhole ? tidied(text) : ''
    kept.ticket = isWhole ? '' : text
    setKnown(words)
    if (words !== inAddress) written.current = ask(words)
    // A ticket opens its one customer by itself, and not before the address is done with.
    if (isWhole) setSettled(text)
    else void Promise.resolve(written.current).then(() => setSettled(text))
  }
  const settleLater = useEffectEvent(settle)
  useEffect(() => {
    if (typed === settled) return
    const timer = setTimeout(() => settleLater(typed), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, settled])

  const home = homeOf(inAddress, origin, environments)
  const isInTicket = isTicket(settled)
  const lookup = useQuery({ ...lookupQueries.of(home ?? environment, asked), enabled: isAsked(asked) && !isInTicket })
  /** What was entered or pasted whole, until it is answered or something else is typed. */
  const [opening, setOpening] = useState('')
  const open = useEffectEvent((answer: LookupAnswer) => {
    setOpening('')
    const only = onlyHit(answer)
    if (!only) return answer.items.length > 0 ? focusFirstHit() : undefined
    const href = routes.support(home ?? environment, only, writeAsked(asked))
    // Another environment has a frame of its own.
    if (home && home !== environment) window.location.assign(href)
    else router.push(href)
  })
  const answer = opening !== '' && opening === inAddress ? lookup.data : undefined
  useEffect(() => {
    if (answer) open(answer)
  }, [answer])
  const enter = (text: string) => {
    setTyped(text)
    settle(text)
    void Promise.resolve(written.current).then(() => setOpening(isTicket(text) ? '' : tidied(text)))
  }
  const enterFirst = useEffectEvent(enter)
  useEffect(() => {
    const brought = fragmentText() ?? kept.ticket
    if (brought) enterFirst(brought)
  }, [])
  return (
    <div className="mx-auto grid max-w-220 grid-cols-[minmax(0,1fr)] gap-3.5">
      <PageHeader title={t('title')} />
      <LookupBox
        text={typed}
        path={routes.lookup(environment)}
        onType={(text) => {
          setOpening('')
          setTyped(text)
        }}
        onWhole={enter}
        onDown={focusFirstHit}
      />
      {isInTicket ? (
        <TicketHits key={settled} text={settled} />
      ) : isAsked(asked) ? (
        <>
          {home && home !== environment && <p className="px-1 text-muted">{t('ofEnvironment', { environment: home })}</p>}
          <EnvironmentHits
            environment={home ?? environment}
            asked={asked}
            isNamed={environments.length > 1 || home !== undefined}
          />
          {!home && <Elsewheres environments={environments} asked={asked} />}
        </>
      ) : (
        <Ways />
      )}
    </div>
  )
}

/** The environment of an address of ours, when it is one. */
const homeOf = (text: string, origin: string, environments: string[]): string | undefined =>
  environments.find((name) => name === ownRecord(text, origin)?.environment)

/** What a bookmarklet brought: behind `#`, which is never sent anywhere. It is taken out, so that it stands in no history. */
function fragmentText(): string | undefined {
  const text = new URLSearchParams(window.location.hash.slice(1)).get('t')
  if (text === null) return undefined
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  return text
}

/** What the box takes, for those who are new to it. */
function Ways() {
  const t = useTranslations('lookup.ways')
  return (
    <ul className="grid gap-1.5 px-4 text-muted">
      {(['ids', 'people', 'addresses', 'tickets'] as const).map((way) => (
        <li key={way}>{t(way)}</li>
      ))}
    </ul>
  )
}
