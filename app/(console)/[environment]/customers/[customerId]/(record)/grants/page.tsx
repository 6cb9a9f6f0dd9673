import { GrantsPanel } from '@/components/grants/grants-panel'
import { Texts } from '@/components/layout/texts'
import { billingForStaff } from '@/lib/auth/billing'

export default async function GrantsPage({ params }: PageProps<'/[environment]/customers/[customerId]/grants'>) {
  const { environment, customerId } = await params
  await billingForStaff({ environment })
  return (
    <Texts of={['grants']}>
      <GrantsPanel customerId={customerId} />
    </Texts>
  )
}
