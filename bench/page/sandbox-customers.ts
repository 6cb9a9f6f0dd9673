import { SANDBOX_DEFAULTS } from '@/lib/sandbox/defaults'

/**
 * A text whose last key brings its customer to the top: one of the numeric external ids, which is an exact hit when it is whole, and before
 * that one of several, of which another was changed later.
 * @throws Error when the sandbox has none
 */
export async function textForLastKey(apiUrl: string): Promise<string> {
  for (let tens = 400_100; tens < 400_200; tens++) {
    const answer = await fetch(`${apiUrl}/customers/search`, {
      method: 'POST',
      headers: { 'x-api-key': SANDBOX_DEFAULTS.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({
        filters: [{ field: 'external_id', operator: 'contains', data_type: 'string', value: { string: String(tens) } }],
        sort: [{ field: 'updated_at', direction: 'desc' }],
      }),
    })
    const { items } = (await answer.json()) as { items: { external_id: string }[] }
    const last = items.at(-1)?.external_id
    if (items.length > 1 && last?.length === 7 && last.startsWith(String(tens))) return last
  }
  throw new Error('The sandbox has no two numeric external ids that differ in the last digit')
}

/** @throws Error when there is none */
export async function idOf(apiUrl: string, externalId: string): Promise<string> {
  const answer = await fetch(`${apiUrl}/customers/external/${externalId}`, { headers: { 'x-api-key': SANDBOX_DEFAULTS.apiKey } })
  const { id } = (await answer.json()) as { id?: string }
  if (!id) throw new Error(`The sandbox has no customer ${externalId}`)
  return id
}
