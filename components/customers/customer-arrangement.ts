import { type Arrangeable, type ArrangedColumn, arrangementCookie } from '@/components/table/arrangement'

/** What the list can show of a customer, in the order the column menu offers it. */
export const PLAIN_COLUMNS = [
  'name',
  'externalId',
  'status',
  'updatedAt',
  'id',
  'createdAt',
  'country',
  'city',
  'timezone',
  'contact',
] as const
export type PlainColumn = (typeof PLAIN_COLUMNS)[number]

/** Each costs a call of its own a row, so they load after the rows, and only for those on the screen. */
export const COSTLY_COLUMNS = ['nextReset', 'nextGrant'] as const
export type CostlyColumn = (typeof COSTLY_COLUMNS)[number]

/** One column per metadata key, and one per feature: what they are about stands behind the dot. */
const METADATA = 'metadata.'
const SHARE = 'share.'

export type CustomerColumn =
  | { kind: 'plain'; name: PlainColumn }
  | { kind: 'costly'; name: CostlyColumn }
  | { kind: 'metadata'; key: string }
  | { kind: 'share'; featureKey: string; label: string }

export const metadataColumn = (key: string): ArrangedColumn => ({ id: METADATA + key })
export const shareColumn = (featureKey: string, label: string): ArrangedColumn => ({ id: SHARE + featureKey, label })

export const isCostly = (id: string) => id.startsWith(SHARE) || COSTLY_COLUMNS.some((name) => name === id)

/** What a column's id stands for; undefined for one that this release does not know. */
export function customerColumn({ id, label }: ArrangedColumn): CustomerColumn | undefined {
  if (id.startsWith(METADATA) && id.length > METADATA.length) return { kind: 'metadata', key: id.slice(METADATA.length) }
  if (id.startsWith(SHARE) && id.length > SHARE.length) {
    const featureKey = id.slice(SHARE.length)
    return { kind: 'share', featureKey, label: label ?? featureKey }
  }
  const plain = PLAIN_COLUMNS.find((name) => name === id)
  if (plain) return { kind: 'plain', name: plain }
  const costly = COSTLY_COLUMNS.find((name) => name === id)
  return costly && { kind: 'costly', name: costly }
}

export const customerArrangeable: Arrangeable = {
  defaults: {
    density: 'regular',
    columns: [{ id: 'name', isPinned: true }, { id: 'externalId' }, { id: 'status' }, { id: 'updatedAt' }],
  },
  isColumn: (id) => customerColumn({ id }) !== undefined,
  required: 'name',
}

/** The name under which the list of an environment keeps its arrangement. */
export const customersTable = (environment: string) => `customers-${environment}`
export const customersCookie = (environment: string) => arrangementCookie(customersTable(environment))
