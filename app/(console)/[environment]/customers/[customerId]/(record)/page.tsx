import { IdentityPanel } from '@/components/customers/identity-panel'
import { AccessPanel } from '@/components/entitlements/access-panel'
import { Texts } from '@/components/layout/texts'
import { AttentionPanel } from '@/components/overview/attention-panel'
import { NearLimitPanel } from '@/components/overview/near-limit-panel'
import { UpcomingPanel } from '@/components/overview/upcoming-panel'
import { billingForStaff } from '@/lib/auth/billing'

export default async function OverviewPage({ params }: PageProps<'/[environment]/customers/[customerId]'>) {
  const { environment, customerId } = await params
  await billingForStaff({ environment })
  return (
    <Texts
      of={['access', 'arithmetic', 'customer', 'figures', 'grants', 'overview', 'resetPeriods', 'sourceKinds', 'subscriptions']}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 xl:grid-cols-[minmax(0,1.65fr)_minmax(0,1fr)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3.5">
          <AttentionPanel customerId={customerId} />
          <NearLimitPanel customerId={customerId} />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3.5">
          <UpcomingPanel customerId={customerId} />
          <AccessPanel customerId={customerId} />
          <IdentityPanel customerId={customerId} />
        </div>
      </div>
    </Texts>
  )
}
