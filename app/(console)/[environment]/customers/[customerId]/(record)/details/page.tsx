import { DetailsPanels } from '@/components/customers/details-panels'
import { RawAnswers } from '@/components/customers/raw-answers'
import { billingForStaff } from '@/lib/auth/billing'

export default async function DetailsPage({ params }: PageProps<'/[environment]/customers/[customerId]/details'>) {
  const { environment, customerId } = await params
  await billingForStaff({ environment })
  return (
    <div>
      <DetailsPanels customerId={customerId} />
      <RawAnswers customerId={customerId} />
    </div>
  )
}
