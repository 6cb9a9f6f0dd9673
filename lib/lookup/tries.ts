import 'server-only'
import { isIdOf } from '@/lib/bff/ids'
import { type LookupAsked, MAX_LOOKUP_TEXT, type NotAsked, type Reach, type Try } from './asked'
import { candidatesIn, domainOf, kindOf } from './recognise'

/** Calls of one lookup where it looks furthest; with one each in two other environments, a page asks eight at most. */
export const MAX_TRIES = 6

type Plan = { tries: Try[] } | { notAsked: NotAsked }

/** No field of a customer holds them; half characters and NUL are refused by every database. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNREADABLE = /[\u0000-\u001f\u007f\p{Cs}]/u

/** The calls that may find the customer, each once, the surest first; none for what cannot be one. */
export function triesOf(asked: LookupAsked, reach: Reach): Plan {
  const given = Object.values(asked).filter((text) => text !== '')
  if (given.length === 0) return { notAsked: 'nothing' }
  if (given.some((text) => UNREADABLE.test(text))) return { notAsked: 'unreadable' }
  const { q, id, external_id, email } = asked
  if (given.length === 1 && q !== '') return triesOfText(q, reach)
  const tries = [
    ...(kindOf(id) === 'id' ? [by('id', id)] : []),
    ...(isIdOf('external', external_id) ? byExternalId(external_id) : []),
    ...(isEmail(email) ? byEmail(email) : []),
  ]
  return tries.length === 0 ? { notAsked: 'no-id' } : { tries: limited(tries, reach) }
}

function triesOfText(text: string, reach: Reach): Plan {
  const kind = kindOf(text)
  if (kind === 'address') {
    const tries = candidatesIn(text).flatMap((each) => exactly(each.text))
    return tries.length === 0 ? { notAsked: 'no-id' } : { tries: limited(tries, reach) }
  }
  if ([...text].length > MAX_LOOKUP_TEXT) return { notAsked: 'too-long' }
  if (reach === 'likeliest' && /\s/.test(text)) return { tries: [by(kind === 'phone' ? 'in_contact' : 'in_name', text)] }
  const exact = exactly(text)
  // Nobody has part of an id in a name.
  if (kind === 'id' || reach !== 'all') return exact.length === 0 ? { notAsked: 'no-id' } : { tries: limited(exact, reach) }
  const within: Try[] = [
    by('in_name', text),
    by('in_email', kind === 'domain' ? domainOf(text) : text),
    by('in_external_id', text),
    ...(kind === 'phone' ? [by('in_contact', text)] : []),
  ]
  return { tries: [...exact.slice(0, MAX_TRIES - within.length), ...within] }
}

const by = (kind: Try['kind'], value: string): Try => ({ kind, value })
const byExternalId = (text: string) => [by('external_id', text), by('external_id_archived', text)]
const byEmail = (text: string) => [by('email', text), by('email_archived', text)]
const isEmail = (text: string) => kindOf(text) === 'email' && text.length <= 254

/** Whose id, external id or e-mail the whole text may be. */
function exactly(text: string): Try[] {
  const kind = kindOf(text)
  const externalId = isIdOf('external', text) ? byExternalId(text) : []
  if (kind === 'id') return [by('id', text), ...externalId]
  if (isEmail(text)) return [...byEmail(text), ...externalId.slice(0, 1)]
  return externalId
}

const limited = (tries: Try[], reach: Reach): Try[] => tries.slice(0, reach === 'likeliest' ? 1 : MAX_TRIES)
