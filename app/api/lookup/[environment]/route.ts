import { lookupBody } from '@/lib/lookup/asked-body'
import { lookUp } from '@/lib/lookup/look-up'
import { answeringLookup } from '@/lib/lookup/lookup-route'

/** Any text → customers. A POST, although it changes nothing: names and e-mails have no business in the logs of addresses. */
export const POST = answeringLookup(lookupBody, (core, { reach, ...asked }, options) => lookUp(core, asked, reach, options))
