/** The billing API, asked as plainly as can be. */
export async function api<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${process.env.API_URL}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'x-api-key': process.env.API_KEY ?? '' },
    body: body ? JSON.stringify(body) : undefined,
    cache: 'no-store',
  })
  if (!response.ok) throw new Error(`The API answered ${response.status}`)
  return response.json()
}

export interface Customer {
  id: string
  name: string
  external_id: string
  status: string
  updated_at: string
}
