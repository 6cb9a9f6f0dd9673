'use client'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { type ReactNode, Suspense, useMemo, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { useMay } from '@/components/layout/staff-provider'
import { countOf, countWithin } from '@/components/table/selection'
import { SelectionContext } from '@/components/table/selection-context'
import { useSelection } from '@/components/table/selection-store'
import { Button, buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { onDemand } from '@/components/ui/on-demand'
import { routes } from '@/lib/routes'
import { CopyIdsDialog } from './copy-ids-dialog'
import type { SelectionProps } from './selection-slot'

const ArchiveDialog = onDemand(() => import('./archive-dialog').then(({ ArchiveDialog }) => ArchiveDialog))

/** How many rows are selected, how many of them cannot be seen, and what can be done with them. Floats, so that nothing moves. */
export function SelectionBar({ selection, page, matching, actions }: SelectionProps & { actions: ReactNode }) {
  const t = useTranslations('selection')
  const { environment } = useBilling()
  const format = useFormatter()
  const selected = useSelection(selection)
  const mayWrite = useMay('customers:write')
  const [doing, setDoing] = useState<'copy' | 'archive'>()
  const ids = useMemo(() => [...page.keys()], [page])
  const count = countOf(selected)
  const here = countWithin(selected, ids)
  const offersAll =
    selected.kind === 'some' &&
    here === ids.length &&
    matching.total !== undefined &&
    matching.total > ids.length &&
    count < matching.total
  const picked = useMemo(
    () => ({
      ids: selected.kind === 'some' ? [...selected.ids] : [],
      except: selected.kind === 'all' ? [...selected.except] : [],
      count,
    }),
    [selected, count],
  )
  const done = () => setDoing(undefined)
  return (
    <>
      <section
        aria-label={t('label')}
        className="fixed inset-x-2 bottom-16 z-15 mx-auto flex w-fit max-w-[calc(100vw-16px)] flex-wrap items-center gap-x-1 gap-y-1 rounded-lg bg-surface py-1.5 pr-1.5 pl-3.5 shadow-float max-sm:w-auto max-sm:pl-1.5 lg:bottom-4 lg:left-53"
      >
        <p className="figures mr-2 max-sm:basis-full max-sm:py-1.5 max-sm:pr-9 max-sm:pl-2.75">
          <span className="font-medium">{t('count', { count })}</span>
          {count > here && <span className="text-muted"> · {t('elsewhere', { count: count - here })}</span>}
        </p>
        {offersAll && matching.total !== undefined && (
          <Button
            look="quiet"
            className="text-accent"
            onClick={() => matching.total !== undefined && selection.selectAll(matching.key, matching.total)}
          >
            {t('all', { total: format.number(matching.total) })}
          </Button>
        )}
        <Button look="quiet" onClick={() => setDoing('copy')}>
          <Icon name="copy" />
          {t('copyIds')}
        </Button>
        {picked.ids.length === 2 && (
          <Link
            href={routes.compareCustomers(environment, { a: picked.ids[0], b: picked.ids[1] })}
            prefetch={false}
            className={buttonClass('quiet')}
          >
            {t('compare')}
          </Link>
        )}
        <SelectionContext value={picked}>{actions}</SelectionContext>
        {mayWrite && (
          <Button look="quiet" onClick={() => setDoing('archive')}>
            {t('archive')}
          </Button>
        )}
        <Button
          look="quiet"
          className="w-8 px-0 max-sm:absolute max-sm:top-1.5 max-sm:right-1.5"
          aria-label={t('clear')}
          title={t('clear')}
          onClick={selection.clear}
        >
          <Icon name="close" />
        </Button>
      </section>
      {doing === 'copy' && <CopyIdsDialog selection={selection} matching={matching} onClose={done} />}
      {doing === 'archive' && (
        <Suspense>
          <ArchiveDialog selection={selection} matching={matching} onClose={done} />
        </Suspense>
      )}
    </>
  )
}
