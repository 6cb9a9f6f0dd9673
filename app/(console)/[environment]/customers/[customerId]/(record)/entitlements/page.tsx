import { AccessPanel } from '@/components/entitlements/access-panel'
import { EntitlementsPanel } from '@/components/entitlements/entitlements-panel'
import { Texts } from '@/components/layout/texts'
import { billingForStaff } from '@/lib/auth/billing'

export default async function EntitlementsPage({ params }: PageProps<'/[environment]/customers/[customerId]/entitlements'>) {
  const { environment, customerId } = await params
  await billingForStaff({ environment })
  return (
    <Texts
      of={[
        'access',
        'arithmetic',
        'entitlements',
        'featureTypes',
        'figures',
        'reset',
        'resetPeriods',
        'sourceKinds',
        'subscriptions',
      ]}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 xl:grid-cols-[minmax(0,1fr)_320px]">
        <EntitlementsPanel customerId={customerId} />
        <div className="max-xl:row-start-1 xl:sticky xl:top-40">
          <AccessPanel customerId={customerId} />
        </div>
      </div>
    </Texts>
  )
}
