import { useEffect } from 'react'
import { createHeightEcho } from '@/lib/embed/height-echo'

/** Tells each new height of the element, in whole CSS pixels, once what it holds has settled. */
export function useHeight(element: HTMLElement, isSettled: boolean, tell: (height: number) => void) {
  useEffect(() => {
    if (!isSettled) return
    const isTold = createHeightEcho()
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(element.getBoundingClientRect().height)
      if (isTold(height, performance.now())) tell(height)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [element, isSettled, tell])
}
