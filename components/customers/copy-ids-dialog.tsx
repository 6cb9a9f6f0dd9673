'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { countOf } from '@/components/table/selection'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { MAX_PICKED } from '@/lib/queries/picked'
import { Picking } from './picking'
import type { SelectionProps } from './selection-slot'
import { usePicked } from './use-picked'

const KINDS = ['externalId', 'id'] as const
type Kind = (typeof KINDS)[number]

/** Which ids, and how many; one a line. */
export function CopyIdsDialog({ selection, matching, onClose }: Omit<SelectionProps, 'page'> & { onClose: () => void }) {
  const t = useTranslations('selection')
  const format = useFormatter()
  const [selected] = useState(selection.get)
  const { customers, progress, query } = usePicked(selected, selection, matching)
  const [kind, setKind] = useState<Kind>('externalId')
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed'>()
  const isTooMany = customers !== undefined && customers.length > MAX_PICKED
  const count = format.number(customers?.length ?? countOf(selected))
  const copy = async () => {
    const text = (customers ?? []).map((customer) => customer[kind]).join('\n')
    const isDone = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    setOutcome(isDone ? 'copied' : 'copyFailed')
  }
  return (
    <Dialog
      title={t('copyTitle', { count })}
      description={t('copyText')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{outcome === 'copied' ? t('close') : t('cancel')}</Button>
          <Button look="primary" onClick={copy} disabled={!customers || isTooMany}>
            {t('copyNow', { count })}
          </Button>
        </>
      }
    >
      {!customers ? (
        <Picking query={query} progress={progress} total={countOf(selected)} />
      ) : (
        <fieldset className="grid gap-1">
          <legend className="sr-only">{t('whichId')}</legend>
          {KINDS.map((each) => (
            <label key={each} className="flex h-8 items-center gap-2">
              <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} className="accent-accent" />
              {t(`kinds.${each}`)}
            </label>
          ))}
        </fieldset>
      )}
      {isTooMany && <Notice look="attention">{t('tooMany', { max: format.number(MAX_PICKED) })}</Notice>}
      <p role="status" className={outcome === 'copyFailed' ? 'text-blocked' : 'text-muted'}>
        {outcome && t(outcome, { count })}
      </p>
    </Dialog>
  )
}
