'use client'
import './globals.css'
import { NextIntlClientProvider } from 'next-intl'
import messages from '@/lib/messages/en.json'
import PageError from './error'

/** When even the frame of the pages fails: it brings its own frame and texts. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body className="min-h-dvh font-sans text-base">
        <NextIntlClientProvider locale="en-GB" messages={{ app: messages.app, failure: messages.failure }}>
          <PageError {...props} />
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
