import { DetailsPanels } from '@/components/customers/details-panels'
import { RawAnswers } from '@/components/customers/raw-answers'
import { Texts } from '@/components/layout/texts'
import { billingForStaff } from '@/lib/auth/billing'

export default async function DetailsPage({ params }: PageProps<'/[environment]/customers/[customerId]/details'>) {
  const { environment, customerId } = await params
  await billingForStaff({ environment })
  return (
    <Texts of={['customer', 'json', 'metadata']}>
      <DetailsPanels customerId={customerId} />
      <RawAnswers customerId={customerId} />
    </Texts>
  )
}
