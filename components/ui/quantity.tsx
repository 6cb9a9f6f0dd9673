'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { Decimal } from '@/lib/billing/decimal'
import { formatDecimal, shortDecimal } from '@/lib/format/decimal'

/**
 * An amount. One with more digits than fit ends in `…`: the whole of it stands over it on hover and focus, and a press copies it
 * as the API wrote it. `isWhole` where there is room for every digit.
 */
export function Quantity({ value, isWhole = false }: { value: Decimal; isWhole?: boolean }) {
  const t = useTranslations('quantity')
  const locale = useLocale()
  const { text, isCut } = isWhole ? { text: formatDecimal(value, locale), isCut: false } : shortDecimal(value, locale)
  if (!isCut) return <span className="figures">{text}</span>
  const exact = formatDecimal(value, locale)
  return (
    <button
      type="button"
      onClick={() => void navigator.clipboard?.writeText(value)}
      aria-label={t('exact', { value: exact })}
      className="figures group relative rounded-xs text-inherit underline decoration-line-strong decoration-dotted underline-offset-3"
    >
      {text}
      <span className="pointer-events-none invisible absolute right-0 bottom-full z-10 mb-1 w-max max-w-[80vw] rounded-md bg-surface px-2 py-1 text-sm font-normal wrap-anywhere text-text no-underline shadow-float group-hover:visible group-focus-visible:visible">
        {exact}
      </span>
    </button>
  )
}
