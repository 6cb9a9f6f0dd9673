'use client'
import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { countOf, mark } from '@/components/table/selection'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { PlainText } from '@/components/ui/plain-text'
import { type ArchiveOutcome, archiveMany } from '@/lib/queries/archive-many'
import type { Picked } from '@/lib/queries/picked'
import { ArchiveOutcomes } from './archive-outcomes'
import { Picking } from './picking'
import type { SelectionProps } from './selection-slot'
import { usePicked } from './use-picked'

/** More at once belongs to a job that goes on without this page. */
const MAX_ARCHIVED = 500
const NAMED = 6

/** Asks, naming how many and whom; then archives one by one and says what became of each. */
export function ArchiveDialog({ selection, matching, onClose }: Omit<SelectionProps, 'page'> & { onClose: () => void }) {
  const t = useTranslations('archiving')
  const format = useFormatter()
  const billing = useBilling()
  const [selected] = useState(selection.get)
  const { customers, progress, query } = usePicked(selected, selection, matching)
  const intents = useRef(new Map<string, string>())
  const stop = useRef<AbortController>(undefined)
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, ArchiveOutcome>>()
  const archive = useMutation(archiveMany(billing, intents.current))
  const active = customers?.filter(({ isArchived }) => !isArchived) ?? []
  const isTooMany = active.length > MAX_ARCHIVED

  const start = (some: readonly Picked[]) => {
    stop.current = new AbortController()
    const again = new Set(some.map(({ id }) => id))
    setOutcomes((known = new Map()) => new Map([...known].filter(([id]) => !again.has(id))))
    archive.mutate({
      customers: some,
      signal: stop.current.signal,
      onOutcome: (id, outcome) => {
        setOutcomes((known) => new Map(known).set(id, outcome))
        if (outcome.state === 'archived') selection.set(mark(selection.get(), [id], false))
      },
    })
  }
  const isAsking = outcomes === undefined
  const count = active.length
  const left = active.filter(({ id }) => outcomes?.get(id)?.state !== 'archived')
  return (
    <Dialog
      title={t('title', { count: customers ? count : countOf(selected) })}
      description={isAsking ? t('text') : undefined}
      width="wide"
      isOpen
      // What is under way goes on; closing the window on it would hide what becomes of it.
      onClose={() => !archive.isPending && onClose()}
      actions={
        isAsking ? (
          <>
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button
              look="primary"
              className="bg-blocked text-surface"
              onClick={() => start(active)}
              disabled={!customers || isTooMany || count === 0}
            >
              {t('start', { count })}
            </Button>
          </>
        ) : archive.isPending ? (
          <Button onClick={() => stop.current?.abort()}>{t('stop')}</Button>
        ) : (
          <>
            {left.length > 0 && <Button onClick={() => start(left)}>{t('again', { count: left.length })}</Button>}
            <Button look="primary" onClick={onClose}>
              {t('close')}
            </Button>
          </>
        )
      }
    >
      {!customers ? (
        <Picking query={query} progress={progress} total={countOf(selected)} />
      ) : isAsking ? (
        <div className="grid gap-2">
          <Names customers={active} />
          {customers.length > count && <p className="text-muted">{t('archivedAlready', { count: customers.length - count })}</p>}
          {isTooMany && <Notice look="attention">{t('tooMany', { max: format.number(MAX_ARCHIVED) })}</Notice>}
        </div>
      ) : (
        <ArchiveOutcomes customers={active} outcomes={outcomes} isRunning={archive.isPending} />
      )}
    </Dialog>
  )
}

function Names({ customers }: { customers: readonly Picked[] }) {
  const t = useTranslations('archiving')
  return (
    <ul className="grid gap-0.5">
      {customers.slice(0, NAMED).map(({ id, name, externalId }) => (
        <li key={id} className="flex gap-2">
          <span className="truncate font-medium">
            <PlainText>{name || t('noName')}</PlainText>
          </span>
          <span className="truncate font-mono text-sm text-muted">
            <PlainText>{externalId}</PlainText>
          </span>
        </li>
      ))}
      {customers.length > NAMED && <li className="text-muted">{t('more', { count: customers.length - NAMED })}</li>}
    </ul>
  )
}
