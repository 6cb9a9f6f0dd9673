'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { routes } from '@/lib/routes'
import { useTicket } from './use-ticket'

const item = 'block w-full rounded-md px-2.5 py-1.5 text-left hover:bg-sunken focus-visible:bg-sunken'

interface Props {
  id: string
  customer: Customer | undefined
  onDone: () => void
  /** Absent when this person may not, or there is nothing to archive. */
  onArchive: (() => void) | undefined
}

/** The rarer actions. Loaded when first opened. */
export function CustomerMenu({ id, customer, onDone, onArchive }: Props) {
  const t = useTranslations('record')
  const { environment } = useBilling()
  const ticket = useTicket(id, customer)
  return (
    <ul className="w-64 p-1">
      <CopyItem text={() => window.location.href}>{t('copyLink')}</CopyItem>
      <CopyItem text={() => ticket({ withPersonal: true, as: 'plain' })}>{t('copyTicket')}</CopyItem>
      <CopyItem text={() => ticket({ withPersonal: false, as: 'plain' })}>{t('copyTicketAnonymous')}</CopyItem>
      <CopyItem text={() => ticket({ withPersonal: true, as: 'markdown' })}>{t('copyTicketMarkdown')}</CopyItem>
      <li>
        <Link href={routes.support(environment, id)} prefetch={false} onNavigate={onDone} className={item}>
          {t('supportView')}
        </Link>
      </li>
      <li>
        <Link
          href={`${routes.customerTab(environment, id, 'details')}#json`}
          prefetch={false}
          onNavigate={onDone}
          className={item}
        >
          {t('json')}
        </Link>
      </li>
      <li className="sm:hidden">
        <Link href={routes.viewAsCustomer(environment, id)} prefetch={false} onNavigate={onDone} className={item}>
          {t('viewAsCustomer')}
        </Link>
      </li>
      <li>
        <Link href={routes.compareCustomers(environment, { a: id })} prefetch={false} onNavigate={onDone} className={item}>
          {t('compare')}
        </Link>
      </li>
      {onArchive && (
        <li className="mt-1 border-t border-line pt-1">
          <button type="button" onClick={onArchive} className={`${item} text-blocked`}>
            {t('archive')}
          </button>
        </li>
      )}
    </ul>
  )
}

function CopyItem({ text, children }: { text: () => string; children: ReactNode }) {
  const t = useTranslations('copy')
  const [outcome, setOutcome] = useState<'copied' | 'failed'>()
  const copy = async () => {
    const isDone = await navigator.clipboard?.writeText(text()).then(
      () => true,
      () => false,
    )
    setOutcome(isDone ? 'copied' : 'failed')
  }
  return (
    <li>
      <button type="button" onClick={copy} className={item}>
        {children}
        <span role="status" className="block text-sm text-muted">
          {outcome && t(outcome)}
        </span>
      </button>
    </li>
  )
}
