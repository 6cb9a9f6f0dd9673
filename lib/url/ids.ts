/**
 * Whether a text may stand as an id in a path sent upstream. Letters, digits, `_` and `-` alone: encoding is not enough, since
 * `encodeURIComponent('..')` is `..`. Free-form external ids never travel this way.
 */
export const isPlainId = (text: string) => /^[A-Za-z0-9_-]{1,128}$/.test(text)
