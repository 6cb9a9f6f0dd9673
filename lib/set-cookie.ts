const YEAR_S = 31_536_000

/** Keeps what the browser's user chose for a year, where the server reads it for the first HTML; undefined forgets it. `value` holds no `;`. */
export function setCookie(name: string, value: string | undefined, path = '/') {
  const text = value === undefined ? '; max-age=0' : `${value}; max-age=${YEAR_S}`
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is not in every browser we support
  document.cookie = `${name}=${text}; path=${path}; samesite=lax`
}
