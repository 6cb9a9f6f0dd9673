import { queryOptions } from '@tanstack/react-query'
import { type LookupAnswer, type LookupAsked, NOTHING_ASKED, type Reach } from '@/lib/lookup/asked'
import type { Candidate } from '@/lib/lookup/recognise'
import { routes } from '@/lib/routes'
import { atMost } from './at-most'
import { customerKeys } from './customers'
import { ask } from './own-routes'

/** Where it is looked up: in a browser by our server, which is next to the billing API. */
type LookUp = (asked: LookupAsked, reach: Reach, signal: AbortSignal) => Promise<LookupAnswer>

const byOurServer =
  (environment: string): LookUp =>
  (asked, reach, signal) =>
    ask(routes.api.lookUp(environment), { method: 'POST', body: { ...asked, reach }, signal })

/** Pieces of a ticket that are looked up at once. */
const inTurn = atMost(5)

export const lookupQueries = {
  /** Dropped, upstream too, when nobody waits for it any more: the user types on. */
  of: (environment: string, asked: LookupAsked, reach: Reach = 'all', lookUp: LookUp = byOurServer(environment)) =>
    queryOptions({
      queryKey: [...customerKeys.all(environment), 'lookup', asked, reach] as const,
      queryFn: ({ signal }) => lookUp(asked, reach, signal),
    }),
  /** One piece of a ticket, by what it looks like. */
  piece: (environment: string, { kind, text }: Candidate) => {
    const { queryKey } = lookupQueries.of(environment, { ...NOTHING_ASKED, [kind]: text }, 'exact')
    return queryOptions({
      queryKey,
      queryFn: ({ signal }) =>
        inTurn(signal, () => byOurServer(environment)({ ...NOTHING_ASKED, [kind]: text }, 'exact', signal)),
    })
  },
}
