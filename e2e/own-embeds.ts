import { randomUUID } from 'node:crypto'
import { type EmbedConfiguration, NEW_CONFIGURATION } from '../lib/embed/configuration'
import type { SessionAnswer, SessionRequest } from '../lib/embed/session-request'
import { WIDGETS } from '../lib/embed/widgets'
import { routes } from '../lib/routes'
import { administrator } from './people'

/** Embeds of a journey's own, made as an administrator and minted from as a vendor's server. */

export interface OwnEmbed {
  configId: string
  key: string
  name: string
}

export async function newEmbed(members: Partial<EmbedConfiguration> = {}): Promise<OwnEmbed> {
  const admin = await administrator()
  const name = `Portal ${randomUUID().slice(0, 8)}`
  const configuration = { ...NEW_CONFIGURATION, name, origins: ['https://portal.example'], ...members }
  const created = await admin.post(routes.api.embeds(), { data: { environment: 'sandbox', configuration } })
  if (created.status() !== 201) throw new Error(`Making an embed answered ${created.status()}: ${await created.text()}`)
  const { id: configId } = await created.json()
  const made = await admin.post(routes.api.embedKeys(configId), { data: { name: 'Journey', widgets: WIDGETS } })
  if (made.status() !== 201) throw new Error(`Making a key answered ${made.status()}`)
  const { key } = await made.json()
  await admin.dispose()
  return { configId, key, name }
}

/** The sandbox's acme-42, when nobody else is named. */
export async function mint(
  { configId, key }: Pick<OwnEmbed, 'configId' | 'key'>,
  body: Partial<SessionRequest> = { external_customer_id: 'acme-42' },
): Promise<SessionAnswer> {
  const answer = await fetch(process.env.E2E_URL + routes.api.mintSession(), {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ config_id: configId, ...body }),
  })
  if (answer.status !== 201) throw new Error(`Minting answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}

/** As a widget asks. */
export const asWidget = (path: string, token: string) =>
  fetch(process.env.E2E_URL + path, { headers: { authorization: `Bearer ${token}` } })
