'use client'
import { startTransition, useEffect, useState } from 'react'

const STEP = 20

/**
 * How many of a long list to draw: a screenful at once, then more whenever the browser has nothing else to do, until all of it is there
 * and can be found on the page. Starts again with each `list`.
 */
export function useGrowing<T>(list: readonly T[]): readonly T[] {
  const [state, setState] = useState({ list, count: STEP })
  const count = state.list === list ? state.count : STEP
  useEffect(() => {
    if (count >= list.length) return
    const grow = () => startTransition(() => setState({ list, count: count + STEP }))
    const timer = setTimeout(grow, 16)
    return () => clearTimeout(timer)
  }, [list, count])
  return count >= list.length ? list : list.slice(0, count)
}
