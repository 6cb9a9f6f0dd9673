'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { CopyButton } from '@/components/ui/copy-button'
import { Country } from '@/components/ui/country'
import { Fact, Facts } from '@/components/ui/facts'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { customerQueries } from '@/lib/queries/customers'
import { MetadataPanel } from './metadata-panel'

/** Everything in the customer's own record, by subject. */
export function DetailsPanels({ customerId }: { customerId: string }) {
  const t = useTranslations('customer')
  const record = useTranslations('record')
  const customer = useQuery(customerQueries.one(useBilling(), customerId))
  const reads = [{ query: customer, failure: record('customerFailed') }]
  const panel = (title: string, draw: (customer: Customer) => ReactNode) => (
    <Panel title={title} reads={reads}>
      {() => <div className="px-4 pb-3.5">{customer.data && draw(customer.data)}</div>}
    </Panel>
  )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 lg:grid-cols-2">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3.5">
        {panel(t('contactTitle'), (customer) => (
          <Contact customer={customer} />
        ))}
        {panel(t('address'), (customer) => (
          <Address customer={customer} />
        ))}
        {panel(t('recordTitle'), (customer) => (
          <RecordFacts customer={customer} />
        ))}
        {panel(t('integrations'), (customer) => (
          <Integrations customer={customer} />
        ))}
      </div>
      <MetadataPanel metadata={customer.data?.metadata} reads={reads} />
    </div>
  )
}

function Contact({ customer }: { customer: Customer }) {
  const t = useTranslations('customer')
  const missing = t('missing')
  return (
    <Facts>
      <Fact name={t('name')} missing={missing}>
        {customer.name}
      </Fact>
      <Fact name={t('email')} missing={missing}>
        {customer.email}
      </Fact>
      <Fact name={t('contact')} missing={missing}>
        {customer.contact}
      </Fact>
      <Fact name={t('timezone')} missing={missing}>
        {customer.timezone}
      </Fact>
    </Facts>
  )
}

function Address({ customer }: { customer: Customer }) {
  const t = useTranslations('customer')
  const missing = t('missing')
  const { addressCountry: country } = customer
  return (
    <Facts>
      <Fact name={t('addressLine')} missing={missing}>
        {[customer.addressLine1, customer.addressLine2].filter(Boolean).join('\n')}
      </Fact>
      <Fact name={t('city')} missing={missing}>
        {customer.addressCity}
      </Fact>
      <Fact name={t('state')} missing={missing}>
        {customer.addressState}
      </Fact>
      <Fact name={t('postalCode')} missing={missing}>
        {customer.addressPostalCode}
      </Fact>
      <Fact name={t('country')} missing={missing}>
        {country && <Country code={country} withCode />}
      </Fact>
    </Facts>
  )
}

function RecordFacts({ customer }: { customer: Customer }) {
  const t = useTranslations('customer')
  const missing = t('missing')
  const moment = (at: string | undefined) => at && <Time at={at} as="minute" />
  const copied = (label: string, value: string | undefined) => value && <CopyButton label={label} value={value} isMono />
  return (
    <Facts>
      <Fact name={t('id')} missing={missing}>
        {copied(t('id'), customer.id)}
      </Fact>
      <Fact name={t('externalId')} missing={missing}>
        {copied(t('externalId'), customer.externalId)}
      </Fact>
      <Fact name={t('created')} missing={missing}>
        {moment(customer.createdAt)}
      </Fact>
      <Fact name={t('createdBy')} missing={missing} isMono>
        {customer.createdBy}
      </Fact>
      <Fact name={t('updated')} missing={missing}>
        {moment(customer.updatedAt)}
      </Fact>
      <Fact name={t('updatedBy')} missing={missing} isMono>
        {customer.updatedBy}
      </Fact>
      <Fact name={t('tenant')} missing={missing} isMono>
        {customer.tenantId}
      </Fact>
      <Fact name={t('environment')} missing={missing} isMono>
        {customer.environmentId}
      </Fact>
      {customer.parentCustomerId && (
        <Fact name={t('parent')} missing={missing} isMono>
          {customer.parentCustomerId}
        </Fact>
      )}
    </Facts>
  )
}

/** The API leaves the list out when there is none, so that none and not reported look the same. */
function Integrations({ customer: { integrations = [] } }: { customer: Customer }) {
  const t = useTranslations('customer')
  if (integrations.length === 0) return <p className="text-muted">{t('noIntegrations')}</p>
  return (
    <Facts>
      {integrations.map((each, index) => (
        <Fact key={each.id ?? index} name={each.providerType ?? t('unknownProvider')} missing={t('missing')} isMono>
          {each.providerEntityId}
        </Fact>
      ))}
    </Facts>
  )
}
