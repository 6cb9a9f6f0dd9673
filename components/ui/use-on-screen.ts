'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'

const tellOf = new WeakMap<Element, (isOnScreen: boolean) => void>()
let observer: IntersectionObserver | undefined

/** One for the page, however many are watched. */
function observing(): IntersectionObserver {
  observer ??= new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) tellOf.get(target)?.(isIntersecting)
  })
  return observer
}

/** Whether an element is on the screen now; false until somebody has looked. */
export function useOnScreen<Watched extends Element>(): [RefObject<Watched | null>, boolean] {
  const ref = useRef<Watched>(null)
  const [isOnScreen, setOnScreen] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    tellOf.set(element, setOnScreen)
    observing().observe(element)
    return () => {
      observing().unobserve(element)
      tellOf.delete(element)
    }
  }, [])
  return [ref, isOnScreen]
}
