'use client'
import { type AbstractIntlMessages, NextIntlClientProvider, useLocale, useMessages } from 'next-intl'
import { type ReactNode, useMemo } from 'react'

/** Texts beside those of the layouts around them. */
export function MoreTexts({ texts, children }: { texts: AbstractIntlMessages; children: ReactNode }) {
  const around = useMessages()
  const messages = useMemo(() => Object.assign({}, around, texts), [around, texts])
  return (
    <NextIntlClientProvider locale={useLocale()} messages={messages}>
      {children}
    </NextIntlClientProvider>
  )
}
