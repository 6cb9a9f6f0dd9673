import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False in the server's HTML, and until React has taken it over: what is pressed before is lost. */
export const useIsLive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
