import 'server-only'
import { log } from '@/lib/log'

/** What a step of the store gives; undefined when the store failed. The error's message may quote what was to be written, so it is not logged. */
export async function tried<T>(requestId: string, step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step()
  } catch (error) {
    log.error({ requestId, reason: reasonOf(error) }, 'a write could not be recorded')
    return undefined
  }
}

/** The database's own code, or the kind of error. */
function reasonOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown }
    if (typeof code === 'string') return code
  }
  return error instanceof Error ? error.name : 'unknown'
}
