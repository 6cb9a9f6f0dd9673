import { Texts } from '@/components/layout/texts'
import { UsagePanel } from '@/components/usage/usage-panel'
import { billingForStaff } from '@/lib/auth/billing'

export default async function UsagePage({ params }: PageProps<'/[environment]/customers/[customerId]/usage'>) {
  const { environment, customerId } = await params
  await billingForStaff({ environment })
  return (
    <Texts of={['figures', 'reset', 'resetPeriods', 'sourceKinds', 'usage']}>
      <UsagePanel customerId={customerId} />
    </Texts>
  )
}
