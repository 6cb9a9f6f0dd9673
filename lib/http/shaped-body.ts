import 'server-only'
import type * as z from '@/lib/zod'
import type { Refusal } from './answers'
import { readJsonBody } from './json-body'
import { validationRefusal } from './validation-refusal'

const MAX_BYTES = 16 * 1024

/** The body as the schema has it. One too long for any of ours has the wrong shape as well; it is not read to its end (AU-11). */
export async function readShaped<T>(
  request: Request,
  schema: z.ZodMiniType<T>,
): Promise<{ ok: true; value: T } | { ok: false; refusal: Refusal }> {
  const body = await readJsonBody(request, MAX_BYTES)
  if (!body.ok && body.refusal.status === 413)
    return { ok: false, refusal: { ...body.refusal, status: 400, code: 'validation_error' } }
  if (!body.ok) return body
  const parsed = schema.safeParse(body.value)
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, refusal: validationRefusal(parsed.error.issues) }
}
