import { useTranslations } from 'next-intl'
import { drawnLength } from '@/lib/format/decimal'
import { type LimitState, SIGN_OF } from '@/lib/usage/limit-state'
import { LimitBar } from './limit-bar'
import { Quantity } from './quantity'

/** “23,641 of 20,000”. What is not known is said to be, never drawn as a nought. */
export function UsedOfLimit({ state: { name, used, limit } }: { state: LimitState }) {
  const t = useTranslations('figures')
  return (
    <span className="figures sm:whitespace-nowrap">
      {used === undefined ? (
        <span className="text-muted">{name === 'not-counted' ? t('notCounted') : t('unknown')}</span>
      ) : (
        <Quantity value={used} />
      )}{' '}
      {limit !== undefined ? (
        <span className="text-muted">{t.rich('of', { limit: () => <Quantity value={limit} /> })}</span>
      ) : (
        used !== undefined && <span className="text-muted">{t('used')}</span>
      )}
    </span>
  )
}

const LOOKS = { near: 'text-near', over: 'text-soft-over', stopped: 'text-blocked', fine: '', off: '', unknown: 'text-muted' }

/** “1 left”, “over by 3,641”, nothing where neither is known. */
export function LeftOrOver({ state: { name, left, over } }: { state: LimitState }) {
  const t = useTranslations('figures')
  if (left === undefined) return null
  return (
    <span className={`figures whitespace-nowrap ${LOOKS[SIGN_OF[name]]}`}>
      {over === undefined
        ? t.rich('left', { amount: () => <Quantity value={left} /> })
        : t.rich('over', { amount: () => <Quantity value={over} /> })}
    </span>
  )
}

/** The bar of a limit of which a share is known; nothing for unlimited, for a limit of 0, or where the use is not known. */
export function StateBar({ state: { name, share } }: { state: LimitState }) {
  return share === undefined ? null : <LimitBar share={drawnLength(share)} sign={SIGN_OF[name]} />
}
