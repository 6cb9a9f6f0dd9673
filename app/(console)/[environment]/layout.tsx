import { cookies } from 'next/headers'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { PaletteButton } from '@/components/customers/palette/palette-button'
import { AppShell } from '@/components/layout/app-shell'
import { BillingProvider } from '@/components/layout/billing-provider'
import { QueryProvider } from '@/components/layout/query-provider'
import { StaffProvider } from '@/components/layout/staff-provider'
import { Texts } from '@/components/layout/texts'
import { billingForStaff } from '@/lib/auth/billing'
import { requireStaff } from '@/lib/auth/staff'
import { settings } from '@/lib/env'
import { readTheme, THEME_COOKIE } from '@/lib/theme'

export default async function EnvironmentLayout({ children, params }: LayoutProps<'/[environment]'>) {
  const { environment } = await billingForStaff(await params)
  const person = await requireStaff()
  const environments = settings().environments.map(({ name }) => name)
  return (
    <Texts of={['account', 'copy', 'customerStatus', 'dialog', 'errors', 'palette', 'restrictions', 'shell', 'toasts']}>
      <NuqsAdapter>
        <QueryProvider>
          <BillingProvider environment={environment}>
            <StaffProvider person={person}>
              <AppShell
                environment={environment}
                environments={environments}
                palette={<PaletteButton environments={environments} />}
                person={person}
                theme={readTheme((await cookies()).get(THEME_COOKIE)?.value)}
              >
                {children}
              </AppShell>
            </StaffProvider>
          </BillingProvider>
        </QueryProvider>
      </NuqsAdapter>
    </Texts>
  )
}
