import { CustomerView } from '@/components/embeds/customer-view'
import { Texts } from '@/components/layout/texts'
import { AttentionPanel } from '@/components/overview/attention-panel'
import { NearLimitPanel } from '@/components/overview/near-limit-panel'
import { UpcomingPanel } from '@/components/overview/upcoming-panel'
import { billingForStaff } from '@/lib/auth/billing'

/** The customer's own view beside ours. */
export default async function AsCustomerPage({ params }: PageProps<'/[environment]/customers/[customerId]/as-customer'>) {
  const { environment, customerId } = await params
  await billingForStaff({ environment })
  return (
    <Texts of={['arithmetic', 'customerView', 'figures', 'grants', 'overview', 'preview', 'resetPeriods', 'sourceKinds']}>
      <CustomerView customerId={customerId}>
        <AttentionPanel customerId={customerId} />
        <NearLimitPanel customerId={customerId} />
        <UpcomingPanel customerId={customerId} />
      </CustomerView>
    </Texts>
  )
}
