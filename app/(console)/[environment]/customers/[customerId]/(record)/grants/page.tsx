import { GrantsPanel } from '@/components/grants/grants-panel'
import { billingForStaff } from '@/lib/auth/billing'

export default async function GrantsPage({ params }: PageProps<'/[environment]/customers/[customerId]/grants'>) {
  const { environment, customerId } = await params
  await billingForStaff({ environment })
  return <GrantsPanel customerId={customerId} />
}
