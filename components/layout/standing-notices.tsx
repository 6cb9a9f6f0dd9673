'use client'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { isScreenShared, SCREEN_SHARE_COOKIE, SCREEN_SHARED } from '@/lib/screen-share'
import { setCookie } from '@/lib/set-cookie'
import { useStaff } from './staff-provider'

const CHANNEL = 'screen-share'

/** Full loads, here and in the other tabs: nothing that was fetched before stays in memory. */
export function shareScreen(isShared: boolean) {
  setCookie(SCREEN_SHARE_COOKIE, isShared ? SCREEN_SHARED : undefined)
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(isShared)
  channel.close()
  window.location.reload()
}

/** What takes permissions away from everybody here, on every page. */
export function StandingNotices() {
  const t = useTranslations('restrictions')
  const { restrictions } = useStaff()
  const isShared = restrictions.includes('screen-share')
  useReloadWhenOther(isShared)
  return (
    <>
      {restrictions.includes('read-only') && (
        <p role="note" className="border-b border-line bg-sunken px-4 py-1 text-xs font-medium lg:px-6">
          {t('readOnly')}
        </p>
      )}
      {isShared && (
        <div
          role="note"
          className="flex flex-wrap items-center gap-x-3 border-b border-line bg-near-soft px-4 py-1 text-xs font-medium text-near lg:px-6"
        >
          <p>{t('screenShare')}</p>
          <button type="button" onClick={() => shareScreen(false)} className="rounded-sm underline underline-offset-2">
            {t('stopScreenShare')}
          </button>
        </div>
      )}
    </>
  )
}

/** A tab that another one has overtaken, or that comes back from the browser's memory, must not show what is to be masked now. */
function useReloadWhenOther(isShared: boolean) {
  useEffect(() => {
    const stop = new AbortController()
    const compare = () => {
      if (isScreenShared(document.cookie) !== isShared) window.location.reload()
    }
    const channel = new BroadcastChannel(CHANNEL)
    channel.addEventListener('message', compare)
    addEventListener('pageshow', compare, { signal: stop.signal })
    document.addEventListener('visibilitychange', compare, { signal: stop.signal })
    return () => {
      stop.abort()
      channel.close()
    }
  }, [isShared])
}
