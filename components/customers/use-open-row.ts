'use client'
import { parseAsString, useQueryState } from 'nuqs'
import { useCallback, useRef, useState } from 'react'
import { isPlainId } from '@/lib/url/ids'

/**
 * The customer that is open beside the list, in the address. Opening is one step for Back, however many rows were walked since; closing
 * takes that same step back, so that Back never finds a row that was closed.
 */
export function useOpenRow() {
  const [value, setValue] = useQueryState('open', parseAsString)
  const openId = value !== null && isPlainId(value) ? value : undefined
  /** The address that opening made: while it stands, the entry before it is the list as it was. */
  const opened = useRef<string>(undefined)
  const [isByHand, setByHand] = useState(false)
  const open = useCallback(
    async (id: string) => {
      setByHand(true)
      const isWalking = new URL(window.location.href).searchParams.has('open')
      const isOurs = !isWalking || opened.current === window.location.href
      await setValue(id, { history: isWalking ? 'replace' : 'push' })
      opened.current = isOurs ? window.location.href : undefined
    },
    [setValue],
  )
  const close = useCallback(() => {
    if (opened.current === window.location.href) window.history.back()
    else void setValue(null, { history: 'replace' })
    opened.current = undefined
  }, [setValue])
  return { openId, isByHand, open, close }
}
