import { useTranslations } from 'next-intl'
import { type LimitStateName, SIGN_OF } from '@/lib/usage/limit-state'
import { State } from './state'

/** The state of a limit as the word and sign it has on every page. */
export function LimitStateWord({ name }: { name: LimitStateName }) {
  const t = useTranslations('limitStates')
  return <State sign={SIGN_OF[name]}>{t(name)}</State>
}
