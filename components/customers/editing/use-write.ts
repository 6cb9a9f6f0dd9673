'use client'
import { useState } from 'react'
import { ConnectionError, HTTPClientError, SDKError } from '@/lib/billing/models/errors'
import { newIntentId } from '@/lib/intents/intent-id'

/**
 * `unknown`: it was sent, and nobody knows yet whether it was done; it is settled by reading, never by sending again.
 * `failed`: it was not done, and the reason is known.
 */
export type WriteState =
  | { is: 'open' }
  | { is: 'saving' }
  | { is: 'unknown'; intentId: string }
  | { is: 'notApplied' }
  | { is: 'failed'; error: Error }
  | { is: 'saved' }

/**
 * One write of a form or dialog. Its intent keeps its id until it has ended, so that however often it is sent it is done once; a failure
 * whose reason is known ends it, and the next attempt is another.
 */
export function useWrite() {
  const [intentId, setIntentId] = useState(newIntentId)
  const [state, setState] = useState<WriteState>({ is: 'open' })
  const end = (next: WriteState) => {
    setIntentId(newIntentId())
    setState(next)
  }
  return {
    intentId,
    state,
    isBusy: state.is === 'saving' || state.is === 'unknown' || state.is === 'saved',
    begin: () => setState({ is: 'saving' }),
    done: () => setState({ is: 'saved' }),
    notApplied: () => end({ is: 'notApplied' }),
    reopen: () => end({ is: 'open' }),
    /** @returns the failure when its reason is known; undefined when the outcome is not */
    fail: (error: Error): SDKError | undefined => {
      if (isUnknown(error)) {
        setState({ is: 'unknown', intentId })
        return undefined
      }
      end({ is: 'failed', error })
      return error instanceof SDKError ? error : undefined
    },
  }
}
export type Write = ReturnType<typeof useWrite>

const UNKNOWN_CODES = ['outcome_unknown', 'intent_in_progress']

/** Also when the console did not answer: it may have gone through all the same. */
function isUnknown(error: Error): boolean {
  if (error instanceof SDKError) return UNKNOWN_CODES.includes(error.code)
  return error instanceof ConnectionError || error instanceof HTTPClientError
}
