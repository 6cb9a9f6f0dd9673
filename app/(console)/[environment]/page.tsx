import { redirect } from 'next/navigation'
import { billingForStaff } from '@/lib/auth/billing'
import { routes } from '@/lib/routes'

export default async function EnvironmentPage({ params }: PageProps<'/[environment]'>) {
  const { environment } = await billingForStaff(await params)
  redirect(routes.customers(environment))
}
