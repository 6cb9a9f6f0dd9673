/**
 * Somebody shares their screen: the server masks personal fields for them, whatever their role, so that the bytes are not in the browser
 * at all. A cookie, since it is about this browser and holds in all its tabs; whoever may turn it off sees those fields anyway.
 */
export const SCREEN_SHARE_COOKIE = 'screen-share'
export const SCREEN_SHARED = 'on'

/** By the request's Cookie header. Any value that is not empty counts: what cannot be read is taken for on. */
export const isScreenShared = (cookies: string | null): boolean =>
  cookies?.split(';').some((cookie) => /^screen-share=./.test(cookie.trim())) ?? false
