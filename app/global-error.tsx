'use client'
import './globals.css'
import { lazy, Suspense } from 'react'

// Texts and all, fetched when something fails and not before: every page carries this file.
const GlobalFailure = lazy(() => import('@/components/layout/global-failure'))

/** When even the frame of the pages fails: it brings its own. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body className="min-h-dvh font-sans text-base">
        <Suspense>
          <GlobalFailure {...props} />
        </Suspense>
      </body>
    </html>
  )
}
