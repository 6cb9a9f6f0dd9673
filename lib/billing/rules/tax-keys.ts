const GSTIN = /^\d{2}[A-Z]{5}\d{4}[A-Z][A-Z0-9]Z[A-Z0-9]$/
const PAN = /^[A-Z]{5}\d{4}[A-Z]$/
const HSN_SAC = /^(\d{4}|\d{6}|\d{8})$/

export type TaxKey = 'gstin' | 'pan' | 'hsn_sac'
export type TaxKeyFault = TaxKey | 'pan_of_gstin'

/** The rule that each tax key among a customer's metadata breaks; empty when none does. Case and outer spaces do not matter. */
export function taxKeyFaults(metadata: Record<string, string>): Partial<Record<TaxKey, TaxKeyFault>> {
  const read = (key: TaxKey) => (Object.hasOwn(metadata, key) ? metadata[key]?.trim().toUpperCase() : undefined)
  const [gstin, pan, hsnSac] = [read('gstin'), read('pan'), read('hsn_sac')]
  const faults: Partial<Record<TaxKey, TaxKeyFault>> = {}
  if (gstin !== undefined && !GSTIN.test(gstin)) faults.gstin = 'gstin'
  if (pan !== undefined && !PAN.test(pan)) faults.pan = 'pan'
  else if (pan !== undefined && gstin !== undefined && !faults.gstin && gstin.slice(2, 12) !== pan) faults.pan = 'pan_of_gstin'
  if (hsnSac !== undefined && !HSN_SAC.test(hsnSac)) faults.hsn_sac = 'hsn_sac'
  return faults
}
