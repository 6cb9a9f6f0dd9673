import 'server-only'
import type * as z from '@/lib/zod'
import type { Refusal } from './answers'

/** Names the members that are wrong, never their values. */
export function validationRefusal(issues: z.core.$ZodIssue[]): Refusal {
  const details = Object.fromEntries(issues.map((issue) => [issue.path.join('.') || 'body', issue.code]))
  return { status: 400, code: 'validation_error', message: 'The body does not have the right shape.', details }
}
