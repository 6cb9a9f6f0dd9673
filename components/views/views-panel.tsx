'use client'
import { type UseQueryResult, useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { useMay } from '@/components/layout/staff-provider'
import { Button } from '@/components/ui/button'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { PlainText } from '@/components/ui/plain-text'
import { viewMutations } from '@/lib/queries/views'
import type { SavedView } from '@/lib/views/saved-view'

interface Props {
  views: UseQueryResult<SavedView[]>
  current: SavedView | undefined
  /** Undefined opens the plain list. */
  onOpen: (view: SavedView | undefined) => void
  onSave: () => void
}

/** Every view a person may open, in two groups, and what can be done with each. */
export function ViewsPanel({ views, current, onOpen, onSave }: Props) {
  const t = useTranslations('views')
  if (views.isPending) return <p className="w-72 px-4 py-6 text-muted">{t('loading')}</p>
  if (views.isLoadingError)
    return <ErrorPanel error={views.error} onRetry={() => void views.refetch()} isRetrying={views.isFetching} />
  const groups = [
    { title: t('mine'), views: views.data.filter(({ isShared }) => !isShared) },
    { title: t('shared'), views: views.data.filter(({ isShared }) => isShared) },
  ]
  return (
    <div className="w-80 max-w-full p-1.5">
      <ul>
        <Row name={t('everyone')} isCurrent={!current} onOpen={() => onOpen(undefined)} />
      </ul>
      {groups
        .filter(({ views }) => views.length > 0)
        .map(({ title, views }) => (
          <section key={title} aria-label={title}>
            <p className="px-2.5 pt-2.5 pb-1 text-xs text-muted">{title}</p>
            <ul>
              {views.map((view) => (
                <ViewRow key={view.id} view={view} isCurrent={view.id === current?.id} onOpen={() => onOpen(view)} />
              ))}
            </ul>
          </section>
        ))}
      <div className="mt-1.5 border-t border-line pt-1.5">
        <Button look="quiet" className="w-full justify-start px-2.25 font-normal" onClick={onSave}>
          {t('saveCurrent')}
        </Button>
      </div>
    </div>
  )
}

function ViewRow({ view, isCurrent, onOpen }: { view: SavedView; isCurrent: boolean; onOpen: () => void }) {
  const t = useTranslations('views')
  const { environment } = useBilling()
  const mayShare = useMay('views:share')
  const [isAsking, setAsking] = useState(false)
  const choose = useMutation(viewMutations.chooseDefault(environment))
  const remove = useMutation(viewMutations.remove(environment))
  if (isAsking)
    return (
      <li className="rounded-md bg-sunken px-2.5 py-2">
        <p className="wrap-anywhere">{t.rich('removeQuestion', { name: () => <PlainText>{view.name}</PlainText> })}</p>
        <div className="mt-2 flex gap-2">
          <Button onClick={() => remove.mutate(view.id)} disabled={remove.isPending}>
            {t('removeNow')}
          </Button>
          <Button look="quiet" onClick={() => setAsking(false)}>
            {t('keep')}
          </Button>
        </div>
        {remove.isError && <Notice look="trouble">{t('failed')}</Notice>}
      </li>
    )
  return (
    <Row name={<PlainText>{view.name}</PlainText>} isCurrent={isCurrent} onOpen={onOpen}>
      <button
        type="button"
        aria-pressed={view.isDefault}
        title={view.isDefault ? t('isDefault') : t('makeDefault')}
        onClick={() => choose.mutate(view.isDefault ? null : view.id)}
        disabled={choose.isPending}
        className="grid size-7 place-items-center rounded-md text-muted hover:bg-line aria-pressed:text-accent"
      >
        <Icon name={view.isDefault ? 'starred' : 'star'} />
        <span className="sr-only">{view.isDefault ? t('isDefault') : t('makeDefault')}</span>
      </button>
      {(view.isMine || mayShare) && (
        <button
          type="button"
          title={t('remove')}
          onClick={() => setAsking(true)}
          className="grid size-7 place-items-center rounded-md text-muted hover:bg-line"
        >
          <Icon name="close" />
          <span className="sr-only">{t('remove')}</span>
        </button>
      )}
    </Row>
  )
}

interface RowProps {
  name: ReactNode
  isCurrent: boolean
  onOpen: () => void
  children?: ReactNode
}

function Row({ name, isCurrent, onOpen, children }: RowProps) {
  return (
    <li className="flex items-center gap-0.5 rounded-md pr-0.5 hover:bg-sunken">
      <button
        type="button"
        onClick={onOpen}
        aria-current={isCurrent ? 'true' : undefined}
        className="flex min-w-0 grow items-center gap-2 rounded-md px-2.5 py-1.5 text-left"
      >
        <span className="min-w-0 grow truncate">{name}</span>
        {isCurrent && <Icon name="done" className="size-3.5 text-accent" />}
      </button>
      {children}
    </li>
  )
}
