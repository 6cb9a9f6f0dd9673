'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { TextField } from '@/components/form/text-field'
import { DeliberateButton, TypedConfirmation, useArmed } from '@/components/form/typed-confirmation'
import { useBilling } from '@/components/layout/billing-provider'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { PlainText } from '@/components/ui/plain-text'
import { toast } from '@/components/ui/toasts'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { SDKError } from '@/lib/billing/models/errors'
import { faultOf } from '@/lib/customers/field-rules'
import { customerVersion } from '@/lib/intents/version'
import { customerMutations, customerQueries } from '@/lib/queries/customers'
import { DuplicatesOf } from './duplicate-watch'
import { useWrite } from './use-write'
import { WriteNotice } from './write-notice'

interface Props {
  customer: Customer
  onClose: () => void
  /** With the record as it was read back. */
  onChanged: (customer: Customer) => void
}

/** Changes the external ID alone: other systems know the customer by it, and usage is counted by it. */
export function ExternalIdDialog({ customer, onClose, onChanged }: Props) {
  const t = useTranslations('externalIdChange')
  const billing = useBilling()
  const queryClient = useQueryClient()
  const id = customer.id ?? ''
  const current = customer.externalId ?? ''
  const [next, setNext] = useState('')
  const [typed, setTyped] = useState('')
  const isArmed = useArmed()
  const write = useWrite()
  const inputRef = useRef<HTMLInputElement>(null)
  const update = useMutation(customerMutations.update(billing))
  const fault = next === '' || next === current ? undefined : faultOf('externalId', next)
  const isReady = next !== '' && next !== current && !fault && typed === current

  const applied = async () => {
    write.done()
    // What the API made of it, not what we asked for: it also writes into the metadata.
    const renamed = await queryClient.fetchQuery({ ...customerQueries.one(billing, id), staleTime: 0 })
    toast({ text: t('done', { externalId: renamed.externalId ?? '' }) })
    onChanged(renamed)
  }
  const send = () => {
    if (write.isBusy) return
    write.begin()
    update.mutate(
      { intentId: write.intentId, id, version: customerVersion(customer), changes: { externalId: next } },
      { onSuccess: () => void applied(), onError: (error) => void write.fail(error) },
    )
  }
  const change = (text: string) => {
    setNext(text)
    if (write.state.is === 'failed' || write.state.is === 'notApplied') write.reopen()
  }
  return (
    <Dialog
      title={t('title')}
      description={t.rich('text', {
        current: () => (
          <span className="font-mono text-sm text-text">
            <PlainText>{current}</PlainText>
          </span>
        ),
      })}
      isOpen
      isAlert
      onClose={onClose}
      width="wide"
      initialFocus={inputRef}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <DeliberateButton
            look="primary"
            onClick={send}
            disabled={!isArmed || !isReady || write.isBusy}
            title={isReady ? undefined : t('notReady')}
          >
            {write.state.is === 'saving' || write.state.is === 'saved' ? t('working') : t('confirm')}
          </DeliberateButton>
        </>
      }
    >
      <ul className="mb-4 grid list-disc gap-1 pl-4.5 marker:text-muted">
        <li>{t('effects.usage')}</li>
        <li>{t('effects.systems')}</li>
        <li>{t('effects.metadata')}</li>
        <li>{t('effects.free')}</li>
      </ul>
      <TextField
        ref={inputRef}
        label={t('next')}
        value={next}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        error={
          fault?.rule === 'characters'
            ? t('tooLong', { most: fault.most })
            : next === current && next !== ''
              ? t('same')
              : undefined
        }
        after={<DuplicatesOf watched="externalId" text={next} self={id} />}
        autoComplete="off"
        spellCheck={false}
        className="font-mono text-sm"
      />
      <TypedConfirmation label={t('type')} wanted={current} typed={typed} onType={setTyped} />
      <div className="mt-4 empty:hidden">
        <WriteNotice
          write={write}
          onApplied={() => void applied()}
          failure={(error) => (error instanceof SDKError && error.code === 'already_exists' ? t('taken') : undefined)}
        />
      </div>
    </Dialog>
  )
}
