'use client'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Suspense, useState } from 'react'
import { useMay } from '@/components/layout/staff-provider'
import { useSelectedRows } from '@/components/table/selection-context'
import { Button } from '@/components/ui/button'
import { onDemand } from '@/components/ui/on-demand'
import type { ExportColumn } from '@/lib/exports/export-order'
import { viewSearch } from '@/lib/url/view-search'

const ExportDialog = onDemand(() => import('./export-dialog').then(({ ExportDialog }) => ExportDialog))

interface Props {
  shownColumns: ExportColumn[]
}

/** All that the list finds, as a file. Not there for roles without the right. */
export function ExportButton({ shownColumns }: Props) {
  const t = useTranslations('exports')
  const [isOpen, setOpen] = useState(false)
  const query = useSearchParams()
  if (!useMay('customers:export')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('open')}</Button>
      {isOpen && (
        <Suspense>
          <ExportDialog
            search={viewSearch(query)}
            ids={[]}
            except={[]}
            count={t('all')}
            shownColumns={shownColumns}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}

/** The selected ones as a file. */
export function ExportSelectionButton({ shownColumns }: Props) {
  const t = useTranslations('exports')
  const [isOpen, setOpen] = useState(false)
  const query = useSearchParams()
  const { ids, except, count } = useSelectedRows()
  if (!useMay('customers:export')) return null
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {isOpen && (
        <Suspense>
          <ExportDialog
            search={viewSearch(query)}
            ids={ids}
            except={except}
            count={t('selected', { count })}
            shownColumns={shownColumns}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}
