'use client'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { EXPORT_COLUMNS, type ExportColumn, type ExportOrder } from '@/lib/exports/export-order'
import { exportMutations } from '@/lib/queries/exports'
import { routes } from '@/lib/routes'
import { ExportProgress } from './export-progress'

export interface ExportDialogProps {
  /** The list's query string: which customers, in which order. */
  search: string
  /** Picked by hand; empty for all that the list finds. */
  ids: string[]
  /** Left out by hand, of all that the list finds. */
  except: string[]
  /** How many that will be, in words. */
  count: string
  /** What the list shows now, which is what the file is offered with. */
  shownColumns: ExportColumn[]
  onClose: () => void
}

/** The person's own zone, as the browser has it. */
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Which columns, what form, in which zone; then how far the file is. */
export function ExportDialog({ search, ids, except, count, shownColumns, onClose }: ExportDialogProps) {
  const t = useTranslations('exports')
  const { environment } = useBilling()
  const [columns, setColumns] = useState<ExportColumn[]>(shownColumns)
  const [format, setFormat] = useState<ExportOrder['format']>('csv')
  const [zone, setZone] = useState('UTC')
  const order = useMutation(exportMutations.order())
  const offered: ExportColumn[] = [...EXPORT_COLUMNS, ...shownColumns.filter((column) => column.startsWith('metadata.'))]
  const start = () =>
    order.mutate(
      { environment, search, ids, except, columns: offered.filter((column) => columns.includes(column)), format, zone },
      { onSuccess: ({ id }) => window.location.assign(routes.api.exportFile(id)) },
    )
  if (order.data)
    return (
      <Dialog title={t('title')} isOpen onClose={onClose}>
        <ExportProgress id={order.data.id} onAgain={order.reset} onClose={onClose} />
      </Dialog>
    )
  return (
    <Dialog
      title={t('title')}
      description={t('what', { count })}
      isOpen
      onClose={onClose}
      width="wide"
      actions={
        <>
          <Button onClick={onClose}>{t('close')}</Button>
          <Button look="primary" onClick={start} disabled={columns.length === 0 || order.isPending}>
            {order.isPending ? t('starting') : t('start')}
          </Button>
        </>
      }
    >
      <fieldset>
        <legend className="mb-1 font-medium">{t('columns')}</legend>
        <div className="grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-3">
          {offered.map((column) => (
            <label key={column} className="flex min-w-0 items-center gap-2">
              <input
                type="checkbox"
                className="accent-accent"
                checked={columns.includes(column)}
                onChange={(event) =>
                  setColumns(event.target.checked ? [...columns, column] : columns.filter((kept) => kept !== column))
                }
              />
              <span className="truncate font-mono text-sm">{column}</span>
            </label>
          ))}
        </div>
        {columns.length === 0 && <p className="mt-1 text-sm text-blocked">{t('noColumn')}</p>}
      </fieldset>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <Choice
          legend={t('format')}
          value={format}
          options={[
            { value: 'csv', label: 'CSV', hint: t('csvHint') },
            { value: 'ndjson', label: 'NDJSON', hint: t('ndjsonHint') },
          ]}
          onChange={setFormat}
        />
        <Choice
          legend={t('zone')}
          value={zone}
          options={[
            { value: 'UTC', label: 'UTC', hint: t('utcHint') },
            { value: ownZone(), label: ownZone(), hint: t('ownHint') },
          ].filter(({ value }, index, all) => all.findIndex((one) => one.value === value) === index)}
          onChange={setZone}
        />
      </div>
      {order.isError && (
        <div className="mt-4">
          <Notice look="trouble">{t('notStarted')}</Notice>
        </div>
      )}
    </Dialog>
  )
}

interface ChoiceProps<Value extends string> {
  legend: string
  value: Value
  options: { value: Value; label: string; hint: string }[]
  onChange: (value: Value) => void
}

function Choice<Value extends string>({ legend, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="mb-1 flex items-start gap-2">
          <input
            type="radio"
            name={legend}
            className="mt-0.75 accent-accent"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            <span className="block text-sm text-muted">{option.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
