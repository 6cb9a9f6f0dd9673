/** What a customer's form holds: every text as it stands in its field, the metadata as rows that a person may still be filling in. */
import type { DtoCustomerResponse as Customer, DtoCreateCustomerRequest, DtoTaxRateOverride } from '@/lib/billing/models'
import { type TaxKey, type TaxKeyFault, taxKeyFaults } from '@/lib/billing/rules/tax-keys'
import { type Content, contentOf, keyOf, metadataOf, type Place, placeOfKey } from './content'
import { bytesOf, type Fault, faultOf, TEXT_FIELDS, type TextField, type Texts } from './field-rules'
import { type MetadataFault, type MetadataRow, readMetadata } from './metadata-text'

export interface CustomerDraft extends Texts {
  metadata: MetadataRow[]
  /** The metadata as JSON while it is written that way; the rows follow it whenever it can be read. */
  metadataText: string | null
}

/** Of a new customer alone. */
export interface NewCustomerDraft extends CustomerDraft {
  skipOnboardingWorkflow: boolean
  onboardingWorkflowName: string
  /** `tenant`: what the tenant applies by itself; `none`: not even that; `own`: the ones listed. */
  taxRates: 'tenant' | 'none' | 'own'
  taxRateOverrides: TaxRateRow[]
}

/** `priority` as it is typed; `''` for none. */
export interface TaxRateRow {
  taxRateCode: string
  currency: string
  priority: string
  autoApply: boolean
}

const NO_TEXTS = Object.fromEntries(TEXT_FIELDS.map((field) => [field, ''])) as Texts
export const EMPTY_DRAFT: NewCustomerDraft = {
  ...NO_TEXTS,
  metadata: [],
  metadataText: null,
  skipOnboardingWorkflow: false,
  onboardingWorkflowName: '',
  taxRates: 'tenant',
  taxRateOverrides: [],
}
export const EMPTY_TAX_RATE: TaxRateRow = { taxRateCode: '', currency: 'usd', priority: '', autoApply: true }

export const draftOf = (customer: Customer): CustomerDraft => draftOfContent(contentOf(customer))

/** In the order of the keys, since the API promises none. */
export function draftOfContent(content: Content): CustomerDraft {
  const texts = Object.fromEntries(TEXT_FIELDS.map((field) => [field, content.get(field) ?? ''])) as Texts
  const rows = Object.entries(metadataOf(content)).map(([key, value]) => ({ key, value }))
  return { ...texts, metadata: rows.sort((left, right) => (left.key < right.key ? -1 : 1)), metadataText: null }
}

/** A row without key and value is one that nobody has begun. Of two rows with one key, which is a fault, the last counts. */
export function contentOfDraft(draft: CustomerDraft): Content {
  const texts = TEXT_FIELDS.map((field): [Place, string] => [field, draft[field]]).filter(([, text]) => text !== '')
  return new Map([...texts, ...begun(draft.metadata).map(({ key, value }): [Place, string] => [placeOfKey(key), value])])
}

/** As it is sent. */
export const metadataBytes = (rows: readonly MetadataRow[]) =>
  begun(rows).length === 0 ? 0 : bytesOf(JSON.stringify(Object.fromEntries(begun(rows).map(({ key, value }) => [key, value]))))

const begun = (rows: readonly MetadataRow[]) => rows.filter(({ key, value }) => key !== '' || value !== '')

export type RowFault = { rule: 'keyMissing' | 'keyTwice' | TaxKeyFault }
/** The API states no limit; the console takes 64 kB a write, and the other fields need some of it. */
export const METADATA_BYTES = 60_000

export interface DraftFaults {
  texts: Partial<Record<TextField, Fault>>
  /** By the row's position. */
  rows: Map<number, RowFault>
  json: MetadataFault[]
  isTooLarge: boolean
}

/** @param before what the customer has; absent for a new one. Metadata that is not changed is not sent, so it breaks nothing. */
export function faultsOf(draft: CustomerDraft, before?: Content): DraftFaults {
  const texts: DraftFaults['texts'] = {}
  for (const field of TEXT_FIELDS) {
    const fault = faultOf(field, draft[field], before && (before.get(field) ?? ''))
    if (fault) texts[field] = fault
  }
  const read = draft.metadataText === null ? undefined : readMetadata(draft.metadataText)
  return {
    texts,
    rows: rowFaults(draft.metadata, before),
    json: read && !read.ok ? read.faults : [],
    isTooLarge: metadataBytes(draft.metadata) > METADATA_BYTES,
  }
}

function rowFaults(rows: readonly MetadataRow[], before?: Content): Map<number, RowFault> {
  const faults = new Map<number, RowFault>()
  const seen = new Set<string>()
  rows.forEach(({ key, value }, index) => {
    if (key === '' && value !== '' && before?.get(placeOfKey('')) === undefined) faults.set(index, { rule: 'keyMissing' })
    if (key !== '' && seen.has(key)) faults.set(index, { rule: 'keyTwice' })
    seen.add(key)
  })
  const metadata = Object.fromEntries(rows.map(({ key, value }) => [key, value]))
  if (before && !differ(metadata, metadataOf(before))) return faults
  for (const [key, rule] of Object.entries(taxKeyFaults(metadata)) as [TaxKey, TaxKeyFault][])
    faults.set(
      rows.findIndex((row) => row.key === key),
      { rule },
    )
  return faults
}

const differ = (one: Record<string, string>, other: Record<string, string>) =>
  Object.keys(one).length !== Object.keys(other).length ||
  Object.entries(one).some(([key, text]) => !Object.hasOwn(other, key) || other[key] !== text)

/** What is sent for a new customer: nothing that was left empty. */
export function createRequestOf(draft: NewCustomerDraft): DtoCreateCustomerRequest {
  const content = contentOfDraft(draft)
  const texts = Object.fromEntries([...content].filter(([place]) => keyOf(place) === undefined))
  const metadata = metadataOf(content)
  return {
    ...texts,
    externalId: draft.externalId,
    ...(Object.keys(metadata).length > 0 && { metadata }),
    ...(draft.skipOnboardingWorkflow && { skipOnboardingWorkflow: true }),
    ...(!draft.skipOnboardingWorkflow &&
      draft.onboardingWorkflowName && { onboardingWorkflowName: draft.onboardingWorkflowName }),
    ...(draft.taxRates !== 'tenant' && {
      taxRateOverrides: draft.taxRates === 'none' ? [] : draft.taxRateOverrides.map(overrideOf),
    }),
  }
}

const overrideOf = ({ taxRateCode, currency, priority, autoApply }: TaxRateRow): DtoTaxRateOverride => ({
  taxRateCode,
  currency,
  autoApply,
  ...(priority !== '' && { priority: Number(priority) }),
})

export type TaxRateFault = 'code' | 'currency' | 'priority'

/** The API asks for a code and a priority that is not negative, the client for a currency (ISO 4217, lower case). */
export function taxRateFault({ taxRateCode, currency, priority }: TaxRateRow): TaxRateFault | undefined {
  if (taxRateCode === '') return 'code'
  if (!/^[a-z]{3}$/.test(currency)) return 'currency'
  return priority === '' || /^\d{1,9}$/.test(priority) ? undefined : 'priority'
}
