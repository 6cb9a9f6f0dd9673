import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** The frame of the pages outside the console: sign in, set up, and the ones that say something went wrong. */
export function FrontDoor({ title, children }: { title: string; children: ReactNode }) {
  const t = useTranslations('app')
  return (
    <main className="mx-auto flex min-h-dvh max-w-92 flex-col justify-center px-4 py-10">
      <p className="mb-3 text-muted">{t('name')}</p>
      <div className="rounded-lg border border-line bg-surface px-6 pt-5 pb-6">
        <h1 className="mb-4 text-lg font-bold tracking-[-0.01em]">{title}</h1>
        {children}
      </div>
    </main>
  )
}
