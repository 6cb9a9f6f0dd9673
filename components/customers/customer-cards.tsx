import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { Time } from '@/components/ui/time'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { countryName } from '@/lib/format/country'

export function IdentityCard({ customer }: { customer: Customer }) {
  const t = useTranslations('customer')
  const missing = t('missing')
  return (
    <Card title={t('identity')}>
      <Facts>
        <Fact name={t('name')} missing={missing}>
          {customer.name}
        </Fact>
        <Fact name={t('externalId')} missing={missing} isMono>
          {customer.externalId}
        </Fact>
        <Fact name={t('id')} missing={missing} isMono>
          {customer.id}
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
        <Fact name={t('created')} missing={missing}>
          {customer.createdAt && <Time at={customer.createdAt} as="minute" />}
        </Fact>
        <Fact name={t('createdBy')} missing={missing} isMono>
          {customer.createdBy}
        </Fact>
        <Fact name={t('updated')} missing={missing}>
          {customer.updatedAt && <Time at={customer.updatedAt} as="minute" />}
        </Fact>
        <Fact name={t('updatedBy')} missing={missing} isMono>
          {customer.updatedBy}
        </Fact>
      </Facts>
    </Card>
  )
}

export function AddressCard({ customer }: { customer: Customer }) {
  const t = useTranslations('customer')
  const missing = t('missing')
  const { addressCountry: country } = customer
  return (
    <Card title={t('address')}>
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
          {country && t('countryAndCode', { country: countryName(country, 'en'), code: country })}
        </Fact>
      </Facts>
    </Card>
  )
}

/** In the order of the keys, since the API promises none. */
export function MetadataCard({ metadata }: { metadata: Customer['metadata'] }) {
  const t = useTranslations('customer')
  const entries = Object.entries(metadata ?? {}).sort(([left], [right]) => (left < right ? -1 : 1))
  return (
    <Card title={t('metadata')} aside={entries.length > 0 && t('metadataCount', { count: entries.length })}>
      {entries.length === 0 ? (
        <p className="text-muted">{t('noMetadata')}</p>
      ) : (
        <Facts>
          {entries.map(([key, value]) => (
            <Fact key={key} name={key} missing={t('emptyText')} isMono>
              {value}
            </Fact>
          ))}
        </Facts>
      )}
    </Card>
  )
}
