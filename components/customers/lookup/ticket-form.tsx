'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CheckBox } from '@/components/ui/filter-bar'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import type { TicketFormat } from '@/lib/record/ticket-text'
import { useTicket } from '../use-ticket'

/** The text as it will be copied, in the format and with the fields that were chosen. */
export function TicketForm({ id, customer }: { id: string; customer: Customer | undefined }) {
  const t = useTranslations('support')
  const copies = useTranslations('copy')
  const ticket = useTicket(id, customer)
  const [withPersonal, setPersonal] = useState(false)
  const [outcome, setOutcome] = useState<'copied' | 'failed'>()
  const copy = async (as: TicketFormat) => {
    const isDone = await navigator.clipboard?.writeText(ticket({ as, withPersonal })).then(
      () => true,
      () => false,
    )
    setOutcome(isDone ? 'copied' : 'failed')
  }
  return (
    <div className="w-100 max-w-full p-3.5">
      <textarea
        readOnly
        rows={11}
        aria-label={t('ticketText')}
        value={ticket({ as: 'plain', withPersonal })}
        className="block w-full resize-none rounded-md bg-sunken px-3 py-2 font-mono text-xs"
      />
      <div className="mt-2">
        <CheckBox
          checked={withPersonal}
          onChange={(checked) => {
            setPersonal(checked)
            setOutcome(undefined)
          }}
        >
          {t('ticketPersonal')}
        </CheckBox>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <Button look="primary" onClick={() => void copy('plain')}>
          {t('copyPlain')}
        </Button>
        <Button onClick={() => void copy('markdown')}>{t('copyMarkdown')}</Button>
        <span role="status" className="text-sm text-muted">
          {outcome && copies(outcome)}
        </span>
      </div>
    </div>
  )
}
