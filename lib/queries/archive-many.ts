import { type MutationFunction, type MutationFunctionContext, mutationOptions } from '@tanstack/react-query'
import { SDKError } from '@/lib/billing/models/errors'
import { newIntentId } from '@/lib/intents/intent-id'
import { atMost } from './at-most'
import type { Billing } from './billing'
import { customerKeys, customerMutations } from './customers'

/** One customer to archive, as whoever asks for it saw the customer. */
export interface ToArchive {
  id: string
  version: string
}

export type ArchiveOutcome =
  | { state: 'archived' }
  | { state: 'failed'; error: Error }
  /** Stopped before its turn: nothing was sent. */
  | { state: 'left' }

interface Order {
  customers: readonly ToArchive[]
  /** Stops what has not begun. What is under way ends, since taking it back would leave nobody knowing what was done. */
  signal: AbortSignal
  onOutcome: (id: string, outcome: ArchiveOutcome) => void
}

const AT_ONCE = 3

/**
 * Archives customers one by one, a few side by side, each with a confirmation and an intent of its own. It fails for none of them: each
 * has its outcome. Lists are read again once, at the end.
 * @param intents by customer, kept between attempts: an attempt whose end nobody knows is asked about again, never sent as another
 */
export const archiveMany = (billing: Billing, intents: Map<string, string>) =>
  mutationOptions({
    mutationFn: async ({ customers, signal, onOutcome }: Order, context) => {
      const inTurn = atMost(AT_ONCE)
      const confirm = step(customerMutations.confirmArchive(billing), context)
      const archive = step(customerMutations.archive(billing), context)
      const one = async ({ id, version }: ToArchive) => {
        const intentId = intents.get(id) ?? newIntentId()
        intents.set(id, intentId)
        try {
          const { confirmation } = await confirm({ id, version })
          await archive({ intentId, id, confirmation })
          onOutcome(id, { state: 'archived' })
        } catch (error) {
          if (isCertain(error)) intents.delete(id)
          onOutcome(id, { state: 'failed', error: error instanceof Error ? error : new Error(String(error)) })
        }
      }
      await Promise.all(
        customers.map((customer) => inTurn(signal, () => one(customer)).catch(() => onOutcome(customer.id, { state: 'left' }))),
      )
    },
    meta: { changes: [customerKeys.all(billing.environment)] },
  })

/** One mutation as part of another: what it changes is refreshed by the whole, once. */
function step<Answer, Variables>(
  { mutationFn }: { mutationFn?: MutationFunction<Answer, Variables> | undefined },
  context: MutationFunctionContext,
) {
  if (!mutationFn) throw new Error('A step needs something to do')
  return (variables: Variables) => mutationFn(variables, context)
}

/** Whether it is known that nothing was done. The same under way elsewhere is not known to have failed. */
const isCertain = (error: unknown): boolean =>
  error instanceof SDKError && error.statusCode >= 400 && error.statusCode < 500 && error.code !== 'intent_in_progress'
