'use client'
import { useQuery } from '@tanstack/react-query'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Suspense, useEffect, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { useMay } from '@/components/layout/staff-provider'
import { Button } from '@/components/ui/button'
import { onDemand } from '@/components/ui/on-demand'
import { PlainText } from '@/components/ui/plain-text'
import { PopoverButton } from '@/components/ui/popover-button'
import { viewQueries } from '@/lib/queries/views'
import { openingSearch, viewSearch } from '@/lib/url/view-search'
import type { SavedView } from '@/lib/views/saved-view'

const ViewsPanel = onDemand(() => import('./views-panel').then(({ ViewsPanel }) => ViewsPanel))
const SaveViewDialog = onDemand(() => import('./save-view-dialog').then(({ SaveViewDialog }) => SaveViewDialog))

/** The view whose columns this tab has last taken over. */
let applied: string | undefined

interface Props {
  /** How the table is arranged now, as JSON. */
  arrangement: string
  onArrange: (arrangement: string) => void
}

/** The saved views of the list, and whether what is shown is still the one that was opened. */
export function ViewsButton({ arrangement, onArrange }: Props) {
  const t = useTranslations('views')
  const { environment } = useBilling()
  const query = useSearchParams()
  const router = useRouter()
  const path = usePathname()
  const views = useQuery(viewQueries.all(environment))
  const mayShare = useMay('views:share')
  const [saving, setSaving] = useState<'new' | 'changed'>()
  const current = views.data?.find(({ id }) => id === query.get('view'))
  const search = viewSearch(query)
  const isModified =
    current !== undefined && (search !== current.search || (current.arrangement !== null && current.arrangement !== arrangement))

  // A view that was opened by its address brings its columns, too; once, so that they can be changed afterwards.
  useEffect(() => {
    if (applied === current?.id) return
    applied = current?.id
    if (current?.arrangement) onArrange(current.arrangement)
  }, [current, onArrange])

  const open = (view: SavedView | undefined) => {
    applied = view?.id
    if (view?.arrangement) onArrange(view.arrangement)
    router.push(`${path}?${view ? openingSearch(view) : 'view=all'}`, { scroll: false })
  }
  return (
    <>
      <PopoverButton
        label={t('title')}
        face={<span className="max-w-40 truncate">{current ? <PlainText>{current.name}</PlainText> : t('title')}</span>}
      >
        {(close) => (
          <ViewsPanel
            views={views}
            current={current}
            onOpen={(view) => {
              close()
              open(view)
            }}
            onSave={() => {
              close()
              setSaving('new')
            }}
          />
        )}
      </PopoverButton>
      {isModified && (
        <span role="status" className="flex items-center gap-1 text-sm text-muted">
          {t('modified')}
          {(current.isMine || mayShare) && (
            <Button look="quiet" className="h-7 px-1.5 text-accent" onClick={() => setSaving('changed')}>
              {t('save')}
            </Button>
          )}
          <Button look="quiet" className="h-7 px-1.5 text-accent" onClick={() => setSaving('new')}>
            {t('saveAs')}
          </Button>
          <Button look="quiet" className="h-7 px-1.5 text-accent" onClick={() => open(current)}>
            {t('revert')}
          </Button>
        </span>
      )}
      {saving && (
        <Suspense>
          <SaveViewDialog
            view={saving === 'changed' ? current : undefined}
            search={search}
            arrangement={arrangement}
            onClose={() => setSaving(undefined)}
            onSaved={(id) => {
              setSaving(undefined)
              router.replace(`${path}?${openingSearch({ id, search })}`, { scroll: false })
            }}
          />
        </Suspense>
      )}
    </>
  )
}
