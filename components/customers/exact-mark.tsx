'use client'
import { useTranslations } from 'next-intl'
import { createContext, useContext } from 'react'

/** Ids of the rows whose id, external id or e-mail is the very text that was searched for. */
export const ExactContext = createContext<ReadonlySet<string>>(new Set())

export function ExactMark({ id }: { id: string }) {
  return useContext(ExactContext).has(id) && <Mark />
}

function Mark() {
  const t = useTranslations('finding')
  return (
    <span
      title={t('exactHint')}
      className="ml-2 justify-self-start rounded-full bg-accent-soft px-2 text-xs leading-5 text-accent [grid-area:mark]"
    >
      {t('exact')}
    </span>
  )
}
