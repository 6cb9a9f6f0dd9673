import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewCustomerScreen } from '@/components/customers/editing/new-customer-screen'
import { NotAllowed } from '@/components/layout/not-allowed'
import { Texts } from '@/components/layout/texts'
import { billingForStaff } from '@/lib/auth/billing'
import { may } from '@/lib/auth/roles'
import { requireStaff } from '@/lib/auth/staff'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('newCustomer')
  return { title: t('title') }
}

export default async function NewCustomerPage({ params }: PageProps<'/[environment]/customers/new'>) {
  await billingForStaff(await params)
  const staff = await requireStaff()
  return may(staff, 'customers:write') ? (
    <Texts
      of={[
        'changes',
        'customerForm',
        'duplicates',
        'newCustomer',
        'metadataForm',
        'onboardingForm',
        'outcome',
        'refusals',
        'taxForm',
        'unsaved',
        'writeFailures',
      ]}
    >
      <NewCustomerScreen />
    </Texts>
  ) : (
    <NotAllowed rights={staff} permission="customers:write" />
  )
}
