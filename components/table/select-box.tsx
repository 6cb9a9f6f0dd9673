'use client'
import { useTranslations } from 'next-intl'
import { rowLinkId, SELECT_LABEL } from './row-labels'
import { type SelectionStore, useCountWithin, useIsSelected } from './selection-store'

interface RowProps {
  id: string
  selection: SelectionStore<unknown>
  onToggle: (id: string, isRange: boolean) => void
}

/** With Shift it selects all from the last one touched. */
export function SelectRow({ id, selection, onToggle }: RowProps) {
  const isSelected = useIsSelected(selection, id)
  return (
    <label className="sheet-check-box">
      <input
        type="checkbox"
        aria-labelledby={`${SELECT_LABEL} ${rowLinkId(id)}`}
        checked={isSelected}
        // What React calls a change of a checkbox is a click, by mouse or by Space, with its modifiers.
        onChange={({ nativeEvent }) => onToggle(id, (nativeEvent as MouseEvent).shiftKey)}
      />
    </label>
  )
}

interface PageProps<Row> {
  ids: readonly string[]
  page: ReadonlyMap<string, Row>
  selection: SelectionStore<Row>
}

/** All rows of the page, or none. */
export function SelectPage<Row>({ ids, page, selection }: PageProps<Row>) {
  const t = useTranslations('selection')
  const count = useCountWithin(selection, ids)
  const isAll = ids.length > 0 && count === ids.length
  return (
    <label className="sheet-check-box">
      <input
        type="checkbox"
        aria-label={t('page')}
        checked={isAll}
        ref={(box) => {
          if (box) box.indeterminate = count > 0 && !isAll
        }}
        onChange={() => selection.mark(ids, page, !isAll)}
      />
    </label>
  )
}
