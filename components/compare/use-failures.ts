'use client'
import { useTranslations } from 'next-intl'
import type { RecordPart } from '@/lib/queries/record'
import type { Compared } from './compared-customers'

/** What could not be read of which of the two. */
export function useFailures({ plainNames }: Pick<Compared, 'plainNames'>) {
  const t = useTranslations('compare.failures')
  return (part: RecordPart) => ({ a: t(part, { name: plainNames.a }), b: t(part, { name: plainNames.b }) })
}
