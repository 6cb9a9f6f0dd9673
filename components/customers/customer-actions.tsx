'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Suspense, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { onDemand } from '@/components/ui/on-demand'
import { PopoverButton } from '@/components/ui/popover-button'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { routes } from '@/lib/routes'
import { EditLink, useMayChange } from './editing/edit-link'
import { RefreshButton } from './refresh-button'

const CustomerMenu = onDemand(() => import('./customer-menu').then(({ CustomerMenu }) => CustomerMenu))
const ArchiveDialog = onDemand(() => import('./editing/archive-dialog').then(({ ArchiveDialog }) => ArchiveDialog))

/** What can be done with the record as a whole. */
export function CustomerActions({ id, customer }: { id: string; customer: Customer | undefined }) {
  const t = useTranslations('record')
  const { environment } = useBilling()
  const mayChange = useMayChange(customer)
  const [isArchiving, setArchiving] = useState(false)
  return (
    <>
      <RefreshButton id={id} />
      <EditLink customer={customer} />
      <Link href={routes.viewAsCustomer(environment, id)} prefetch={false} className={`${buttonClass()} max-sm:hidden`}>
        {t('viewAsCustomer')}
      </Link>
      <PopoverButton label={t('more')} face={<Icon name="more" />} align="end" className="w-8 px-0">
        {(close) => (
          <CustomerMenu
            id={id}
            customer={customer}
            onDone={close}
            onArchive={
              mayChange
                ? () => {
                    close()
                    setArchiving(true)
                  }
                : undefined
            }
          />
        )}
      </PopoverButton>
      {isArchiving && customer && (
        <Suspense>
          <ArchiveDialog customer={customer} onClose={() => setArchiving(false)} />
        </Suspense>
      )}
    </>
  )
}
