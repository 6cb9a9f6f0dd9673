'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { useKept } from './use-kept'

/** Keeps the customer at hand in the palette, in this browser. Being here counts as a visit. */
export function PinButton({ id }: { id: string }) {
  const t = useTranslations('palette')
  const { pinned, pin, visit } = useKept()
  const isPinned = pinned.includes(id)
  const noteVisit = useEffectEvent(visit)
  useEffect(() => noteVisit(id), [id])
  return (
    <Button
      look="quiet"
      className="w-8 px-0"
      aria-pressed={isPinned}
      aria-label={t('pinThis')}
      title={isPinned ? t('unpinThis') : t('pinThis')}
      onClick={() => pin(id, !isPinned)}
    >
      <Icon name={isPinned ? 'pinned' : 'pin'} />
    </Button>
  )
}
