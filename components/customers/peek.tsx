'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'
import { PlainText } from '@/components/ui/plain-text'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { customerQueries } from '@/lib/queries/customers'
import { routes } from '@/lib/routes'
import { CustomerStatus } from './customer-status'
import { PeekGrant, PeekIdentity, PeekLimits } from './peek-parts'

interface Props {
  id: string
  /** The row, when it is on the page: then nothing is asked for that is known already. */
  customer: Customer | undefined
  /** To the next row or the one before. */
  onWalk: ((by: number) => void) | undefined
  onClose: () => void
  /** False when the page came with it open: whoever follows a link starts at the top. */
  takesFocus: boolean
}

/** Enough for most questions, beside the list: who it is, what is at its limit, what comes next. A sheet on a phone. */
export function Peek({ id, customer: row, onWalk, onClose, takesFocus }: Props) {
  const t = useTranslations('peek')
  const billing = useBilling()
  const isPhone = useIsPhone()
  const one = useQuery({ ...customerQueries.one(billing, id), enabled: row === undefined })
  const customer = row ?? one.data
  const name = customer ? <PlainText>{customer.name || t('noName')}</PlainText> : t('title')
  const content = (
    <div key={id} className="grid gap-4">
      <PeekIdentity customer={customer} query={one} />
      <PeekLimits id={id} />
      <PeekGrant id={id} />
    </div>
  )
  const record = (
    <Link href={routes.customer(billing.environment, id)} prefetch={false} className={buttonClass('primary')}>
      {t('record')}
    </Link>
  )
  const steps = onWalk && (
    <>
      <Button look="quiet" className="w-8 px-0" aria-label={t('previous')} title={t('previous')} onClick={() => onWalk(-1)}>
        <Icon name="previous" className="size-3.5 rotate-90" />
      </Button>
      <Button look="quiet" className="w-8 px-0" aria-label={t('next')} title={t('next')} onClick={() => onWalk(1)}>
        <Icon name="next" className="size-3.5 rotate-90" />
      </Button>
    </>
  )
  if (isPhone)
    return (
      <Dialog
        title={name}
        description={customer && <CustomerStatus status={customer.status} />}
        isOpen
        onClose={onClose}
        actions={
          <>
            {steps}
            {record}
          </>
        }
      >
        {content}
      </Dialog>
    )
  return (
    <Aside label={t('label', { name: customer?.name || id })} takesFocus={takesFocus} id={id}>
      <div className="flex items-start gap-2 border-b border-line py-3 pr-2.5 pl-4">
        <div className="min-w-0 grow">
          <h2 className="text-lg leading-snug font-bold tracking-[-0.01em] wrap-anywhere line-clamp-2">{name}</h2>
          {customer && <CustomerStatus status={customer.status} />}
        </div>
        {steps}
        <Button look="quiet" className="w-8 px-0" aria-label={t('close')} title={t('close')} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </div>
      <div className="min-h-0 grow overflow-y-auto overscroll-contain px-4 py-3.5">{content}</div>
      <div className="flex justify-end border-t border-line px-4 py-2.5">{record}</div>
    </Aside>
  )
}

interface AsideProps {
  id: string
  label: string
  takesFocus: boolean
  children: ReactNode
}

/** Beside the list, not over it: the list stays at work, so the focus is not kept in here. */
function Aside({ label, takesFocus, children }: AsideProps) {
  const aside = useRef<HTMLElement>(null)
  useEffect(() => {
    if (takesFocus) aside.current?.focus({ preventScroll: true })
  }, [takesFocus])
  return (
    <aside
      ref={aside}
      tabIndex={-1}
      aria-label={label}
      className="fixed inset-y-0 right-0 z-20 flex w-96 max-w-[calc(100vw-64px)] flex-col border-l border-line bg-surface shadow-float outline-none max-lg:bottom-12.5"
    >
      {children}
    </aside>
  )
}

const PHONE = '(max-width: 639px)'
const subscribe = (listener: () => void) => {
  const query = window.matchMedia(PHONE)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
const useIsPhone = () =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(PHONE).matches,
    () => false,
  )
