import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import type messages from '@/lib/messages/en.json'
import { MoreTexts } from './more-texts'

export type TextGroup = keyof typeof messages

/**
 * The groups of texts that the browser's part of a page uses, beside those of the layouts around it: a page carries no others. On the
 * server all are at hand. `lib/messages/texts-of-pages.test.ts` says what is missing or not needed.
 */
export async function Texts({ of, children }: { of: readonly TextGroup[]; children: ReactNode }) {
  const all = await getMessages()
  return <MoreTexts texts={Object.fromEntries(of.map((group) => [group, all[group]]))}>{children}</MoreTexts>
}
