'use client'
import { useTranslations } from 'next-intl'
import { Dialog } from '@/components/ui/dialog'
import { LIST_SHORTCUTS } from './list-shortcuts'

/** All keys of the list, from the table that they are listened to by. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('shortcuts')
  return (
    <Dialog title={t('title')} description={t('text')} isOpen onClose={onClose}>
      <dl className="grid gap-px">
        {LIST_SHORTCUTS.map(({ action, key }) => (
          <div key={action} className="flex items-center justify-between gap-4 py-1">
            <dt>{t(`actions.${action}`)}</dt>
            <dd>
              <kbd className="inline-block min-w-6 rounded-md border border-line-strong px-1.5 py-px text-center font-mono text-sm text-muted">
                {key === ' ' ? t('space') : key === 'Escape' ? t('escape') : key}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
