import { QueryProvider } from '@/components/layout/query-provider'

export default function AuthLayout({ children }: LayoutProps<'/'>) {
  return <QueryProvider>{children}</QueryProvider>
}
