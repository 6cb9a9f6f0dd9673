import './globals.css'
import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { cookies } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Texts } from '@/components/layout/texts'
import { readTheme, THEME_COOKIE } from '@/lib/theme'

const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-inter',
  weight: '100 900',
  display: 'swap',
})

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('app')
  return { title: { template: `%s · ${t('name')}`, default: t('name') }, robots: { index: false, follow: false } }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

export default async function RootLayout({ children }: LayoutProps<'/'>) {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html lang="en" data-theme={theme} className={inter.variable}>
      {/* Not of `viewport`, which is put into the page anew with each navigation: the browser then styles all of it again. */}
      <meta name="color-scheme" content="light dark" />
      <body className="min-h-dvh font-sans text-base">
        <NextIntlClientProvider messages={{}}>
          <Texts of={['app', 'failure']}>{children}</Texts>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
