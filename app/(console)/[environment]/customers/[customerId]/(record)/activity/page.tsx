import { ActivityPanel } from '@/components/audit/activity-panel'
import { Texts } from '@/components/layout/texts'
import { billingForStaff } from '@/lib/auth/billing'

export default async function ActivityPage({ params }: PageProps<'/[environment]/customers/[customerId]/activity'>) {
  const { environment, customerId } = await params
  await billingForStaff({ environment })
  return (
    <Texts of={['audit']}>
      <ActivityPanel customerId={customerId} />
    </Texts>
  )
}
