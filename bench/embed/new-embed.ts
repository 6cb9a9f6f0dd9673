/** An embed of a measurement's own, made as an administrator makes one, for tokens minted as a vendor's server does. */
import { NEW_CONFIGURATION } from '@/lib/embed/configuration'
import { WIDGETS } from '@/lib/embed/widgets'
import { routes } from '@/lib/routes'
import type { Vendor } from '../../scripts/embed-host'

interface Place {
  /** Where the console listens, and the origin that its pages have. */
  url: string
  origin: string
  /** An administrator's. */
  cookie: string
  environment: string
}

export async function newEmbed({ url, origin, cookie, environment }: Place): Promise<Omit<Vendor, 'customer'>> {
  const post = async <Answer>(path: string, body: unknown) => {
    const headers = { cookie, origin, 'content-type': 'application/json' }
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
  const configuration = { ...NEW_CONFIGURATION, name: 'Measured', origins: ['https://portal.example'] }
  const { id } = await post<{ id: string }>(routes.api.embeds(), { environment, configuration })
  const { key } = await post<{ key: string }>(routes.api.embedKeys(id), { name: 'Measured', widgets: WIDGETS })
  return { console: url, key, configId: id }
}
