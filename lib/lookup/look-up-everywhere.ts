import 'server-only'
import { coreFor } from '@/lib/auth/billing'
import type { Staff } from '@/lib/auth/staff'
import { refusalOf } from '@/lib/bff/upstream-failure'
import type { RequestOptions } from '@/lib/billing/options'
import type { BillingEnvironment } from '@/lib/env'
import { type LookupAnswer, type LookupAsked, MOST_ELSEWHERE } from './asked'
import { lookUp } from './look-up'

/** What one environment answered, or why it could not. */
export type EnvironmentAnswer = { environment: string } & (LookupAnswer | { failure: { code: string; message: string } })

export interface EverywhereAnswer {
  /** The first one asked comes first; hits of several are never mixed. */
  environments: EnvironmentAnswer[]
  /** Names of those that were not asked. */
  notAsked: string[]
}

/**
 * Looks up in the first environment by all that may find a customer, and in the next ones by the likeliest call.
 * @throws when the caller went away
 */
export async function lookUpEverywhere(
  staff: Staff,
  environments: BillingEnvironment[],
  asked: LookupAsked,
  options: RequestOptions,
): Promise<EverywhereAnswer> {
  const within = environments.slice(0, 1 + MOST_ELSEWHERE)
  return {
    environments: await Promise.all(
      within.map(async (environment, index): Promise<EnvironmentAnswer> => {
        try {
          const answer = await lookUp(coreFor(staff, environment), asked, index === 0 ? 'all' : 'likeliest', options)
          return { environment: environment.name, ...answer }
        } catch (error) {
          if (!(error instanceof Error) || options.signal?.aborted) throw error
          const { code, message } = refusalOf(error)
          return { environment: environment.name, failure: { code, message } }
        }
      }),
    ),
    notAsked: environments.slice(within.length).map(({ name }) => name),
  }
}
