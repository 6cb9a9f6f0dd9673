'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { Button, buttonClass } from '@/components/ui/button'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Notice } from '@/components/ui/notice'
import { exportMutations, exportQueries } from '@/lib/queries/exports'
import { routes } from '@/lib/routes'

/** How far the file is, the way to stop it, and in the end whether it holds all that was counted. */
export function ExportProgress({ id, onAgain, onClose }: { id: string; onAgain: () => void; onClose: () => void }) {
  const t = useTranslations('exports')
  const format = useFormatter()
  const progress = useQuery(exportQueries.one(id))
  const cancel = useMutation(exportMutations.cancel())
  if (progress.isPending) return <p className="py-6 text-muted">{t('starting')}</p>
  if (progress.isLoadingError)
    return <ErrorPanel error={progress.error} onRetry={() => void progress.refetch()} isRetrying={progress.isFetching} />
  const { state, written, expected, is_complete: isComplete } = progress.data
  const counts = {
    written: format.number(written),
    expected: expected === null ? t('unknown') : format.number(expected),
  }
  const isRunning = state === 'ordered' || state === 'running'
  return (
    <>
      {isRunning && (
        <>
          <p className="figures mb-2" role="status">
            {t('running', counts)}
          </p>
          <progress
            className="h-1.5 w-full"
            max={expected ?? undefined}
            value={expected === null ? undefined : written}
            aria-label={t('progress')}
          />
        </>
      )}
      {state === 'done' && isComplete && <p role="status">{t('done', counts)}</p>}
      {state === 'done' && !isComplete && <Notice look="attention">{t('moved', counts)}</Notice>}
      {state === 'failed' && <Notice look="trouble">{t('failed', counts)}</Notice>}
      {state === 'cancelled' && <Notice look="attention">{t('cancelled', counts)}</Notice>}
      <div className="mt-4 flex flex-wrap gap-2">
        {isRunning && (
          <Button onClick={() => cancel.mutate(id)} disabled={cancel.isPending}>
            {t('cancel')}
          </Button>
        )}
        {state === 'done' && (
          <a className={buttonClass()} href={routes.api.exportManifest(id)} download>
            {t('manifest')}
          </a>
        )}
        {(state === 'failed' || state === 'cancelled') && <Button onClick={onAgain}>{t('again')}</Button>}
        {!isRunning && (
          <Button look="quiet" onClick={onClose}>
            {t('close')}
          </Button>
        )}
      </div>
    </>
  )
}
