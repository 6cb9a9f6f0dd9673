'use client'
import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import { onDemand } from '@/components/ui/on-demand'
import { PopoverButton } from '@/components/ui/popover-button'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'

const TicketForm = onDemand(() => import('./ticket-form').then(({ TicketForm }) => TicketForm))

/** Copies what the page says as a text for a help desk. */
export function TicketButton({ id, customer }: { id: string; customer: Customer | undefined }) {
  const t = useTranslations('support')
  return (
    <PopoverButton
      label={t('ticket')}
      align="end"
      face={
        <>
          <Icon name="copy" />
          {t('ticket')}
        </>
      }
    >
      {() => <TicketForm id={id} customer={customer} />}
    </PopoverButton>
  )
}
