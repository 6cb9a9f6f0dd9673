import 'server-only'
import { isPlainId } from '@/lib/url/ids'

/**
 * How an id may be written. `plain`: the billing API's own, letters, digits, `_` and `-`. `external`: the vendor's, free-form.
 */
export type IdForm = 'plain' | 'external'

/** As long as the API keeps them, in characters. */
const MAX_EXTERNAL_ID = 255
/** Controls, half characters, and the signs that turn text around: they could not be seen where the id is shown. */
const INVISIBLE = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** Whether a value may go upstream as an id of this form (PX-2). */
export function isIdOf(form: IdForm, text: string): boolean {
  return form === 'plain' ? isPlainId(text) : isSafeExternalId(text)
}

/**
 * An external id stands in one segment of the path, as with the billing API, percent-encoded. A server or proxy on the way that
 * decodes too early, or twice, would take `..` between slashes for the folder above, and so reach another address with our key:
 * ids that hold such a segment, however often encoded, are refused. Slashes, percent and question marks alone are real in external ids.
 */
function isSafeExternalId(text: string): boolean {
  return text !== '' && [...text].length <= MAX_EXTERNAL_ID && !INVISIBLE.test(text) && !hasDotSegment(text)
}

function hasDotSegment(text: string): boolean {
  if (text.split(/[/\\]/).some((segment) => segment === '.' || segment === '..')) return true
  const once = text.replace(/%(2e|2f|5c|25)/gi, (encoded) => decodeURIComponent(encoded))
  return once !== text && hasDotSegment(once)
}
