// biome-ignore-all lint/a11y/noRedundantRoles: rows are drawn as grids, which takes the roles of a table away
'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { useGrowing } from '@/components/ui/use-growing'
import type { Likeness, Pair } from '@/lib/compare/likeness'

/** One thing of both customers. */
export interface ComparedRow extends Pair<ReactNode> {
  key: string
  label: ReactNode
  likeness: Likeness
  /** Beneath the label: what the difference comes to. */
  note?: ReactNode
}

interface Props {
  caption: string
  rows: readonly ComparedRow[]
  names: Pair<ReactNode>
  differencesOnly: boolean
  /** What to say when there is nothing of either. */
  none: string
}

/** Two customers side by side, row by row; on a phone beneath each row's label. What is not known stays among the differences. */
export function ComparisonTable({ caption, rows, names, differencesOnly, none }: Props) {
  const t = useTranslations('compare')
  const matching = useMemo(
    () => (differencesOnly ? rows.filter(({ likeness }) => likeness !== 'same') : rows),
    [rows, differencesOnly],
  )
  const shown = useGrowing(matching)
  if (matching.length === 0)
    return (
      <div className="border-t border-line">
        <EmptyState title={rows.length === 0 ? none : t('noDifference')} />
      </div>
    )
  return (
    <table role="table" aria-rowcount={matching.length + 1} className="block">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="block border-t border-line">
        <tr role="row" className={`${GRID} items-center py-1.5 text-sm text-muted`}>
          <th role="columnheader" scope="col" className="max-md:sr-only text-left font-medium">
            {t('what')}
          </th>
          {SIDES.map((side) => (
            <th key={side} role="columnheader" scope="col" className="line-clamp-2 min-w-0 text-left font-medium wrap-anywhere">
              {names[side]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block">
        {shown.map(({ key, label, note, likeness, ...values }) => (
          <tr
            key={key}
            role="row"
            className={`${GRID} border-t border-line py-2 [contain-intrinsic-size:auto_44px] [content-visibility:auto] focus-within:[content-visibility:visible] hover:[content-visibility:visible]`}
          >
            <th role="rowheader" scope="row" className="min-w-0 text-left font-normal max-md:col-span-2">
              <span className="block font-medium wrap-anywhere">{label}</span>
              {likeness !== 'same' && (
                <span className={`block text-sm ${likeness === 'different' ? 'text-near' : 'text-muted'}`}>
                  {t(likeness === 'different' ? 'different' : 'notKnown')}
                  {note && <>: {note}</>}
                </span>
              )}
            </th>
            {SIDES.map((side) => (
              <td key={side} role="cell" className="min-w-0 wrap-anywhere">
                {values[side]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const SIDES = ['a', 'b'] as const
const GRID = 'grid grid-cols-2 gap-x-4 gap-y-1 px-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_minmax(0,1.4fr)]'
