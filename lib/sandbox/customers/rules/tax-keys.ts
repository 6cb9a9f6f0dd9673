const GSTIN = /^\d{2}[A-Z]{5}\d{4}[A-Z][A-Z0-9]Z[A-Z0-9]$/
const PAN = /^[A-Z]{5}\d{4}[A-Z]$/
const HSN_SAC = /^(\d{4}|\d{6}|\d{8})$/

/** What is wrong with the tax keys among a customer's metadata, by key; empty when nothing is. Case and outer spaces do not matter. */
export function taxKeyFaults(metadata: Record<string, string>): Record<string, string> {
  const read = (key: string) => metadata[key]?.trim().toUpperCase()
  const { gstin, pan, hsnSac } = { gstin: read('gstin'), pan: read('pan'), hsnSac: read('hsn_sac') }
  const faults: Record<string, string> = {}
  if (gstin !== undefined && !GSTIN.test(gstin)) faults.gstin = 'gstin is not a GST number'
  if (pan !== undefined && !PAN.test(pan)) faults.pan = 'pan is not a PAN'
  else if (pan !== undefined && gstin !== undefined && !faults.gstin && gstin.slice(2, 12) !== pan)
    faults.pan = 'pan differs from gstin'
  if (hsnSac !== undefined && !HSN_SAC.test(hsnSac)) faults.hsn_sac = 'hsn_sac has 4, 6 or 8 digits'
  return faults
}
