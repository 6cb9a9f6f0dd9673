'use client'
import { State } from '@/components/ui/state'
import type { Decimal } from '@/lib/billing/decimal'
import { compare } from '@/lib/format/decimal'
import { GRANT_SIGNS, type GrantStateName, knownReason } from '@/lib/grants/upcoming-grants'
import { useFormats } from './use-formats'
import { useTexts } from './use-texts'

/** “100 credits”. */
export function Credits({ credits }: { credits: Decimal | undefined }) {
  const t = useTexts('grants')
  const { amount } = useFormats()
  if (credits === undefined) return <span className="text-muted">{t('amountUnknown')}</span>
  // The number chooses the form of the word and nothing else; what is read is the exact amount. A double takes 1.000000000000000001 for one.
  const count = compare(credits, '1') === 0 ? 1 : Number(credits) === 1 ? 1.5 : Number(credits)
  return t('credits', { count, amount: amount(credits) })
}

/** Why they are given, and whether that is late; nothing more of one that simply stands in the calendar. */
export function GrantWords({ state, reason }: { state: GrantStateName; reason: string | undefined }) {
  const t = useTexts('grants')
  const known = knownReason(reason)
  return (
    <>
      {known && <span>{t(known)}</span>}
      {state !== 'scheduled' && (
        <State sign={GRANT_SIGNS[state]}>
          <span className="whitespace-normal">{t(state)}</span>
        </State>
      )}
    </>
  )
}
