import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EditCustomerScreen } from '@/components/customers/editing/edit-customer-screen'
import { NotAllowed } from '@/components/layout/not-allowed'
import { Texts } from '@/components/layout/texts'
import { billingForStaff } from '@/lib/auth/billing'
import { may } from '@/lib/auth/roles'
import { requireStaff } from '@/lib/auth/staff'
import { isPlainId } from '@/lib/url/ids'

/** The name stays out of the title: titles end up in histories and screen shares. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('editCustomer')
  return { title: t('pageTitle') }
}

/** Nothing is read here: the form begins with the record as the browser reads it when it opens. */
export default async function EditCustomerPage({ params }: PageProps<'/[environment]/customers/[customerId]/edit'>) {
  const { environment, customerId } = await params
  await billingForStaff({ environment })
  if (!isPlainId(customerId)) notFound()
  const staff = await requireStaff()
  // Whoever sees values masked cannot edit them.
  const missing = (['customers:write', 'customers:personal'] as const).find((permission) => !may(staff, permission))
  return missing ? (
    <NotAllowed rights={staff} permission={missing} />
  ) : (
    <Texts
      of={[
        'changes',
        'conflict',
        'customerForm',
        'duplicates',
        'editCustomer',
        'externalIdChange',
        'metadataForm',
        'onboardingForm',
        'outcome',
        'refusals',
        'taxForm',
        'unsaved',
        'writeFailures',
      ]}
    >
      <EditCustomerScreen id={customerId} />
    </Texts>
  )
}
