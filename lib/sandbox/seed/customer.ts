import { ENVIRONMENT_ID, OWNER_USER_ID, TENANT_ID } from '@/lib/sandbox/account'
import type { CustomerRow } from '@/lib/sandbox/database/tables/customers'
import { createRandom, type Random, seededId } from './random'
import { DAY_MS, momentBefore } from './record'
import { COMPANIES_IN_SCRIPT, COMPANY_FIRST, COMPANY_FORM, COMPANY_SECOND } from './words/companies'
import { ACCOUNT_MANAGERS, FAMILY_NAMES, GIVEN_NAMES } from './words/people'
import { PLACES, type Place } from './words/places'

const OLDEST_DAYS = 3 * 365
const STAFF_IDS = [OWNER_USER_ID, 'user_01K9SANDB0XAM1RA0000000000', 'user_01K9SANDB0XJ0NAS0000000000'] as const

/**
 * One made-up customer. The same number is the same customer whatever the size of the data.
 * @param number from 0
 * @param nowMs the data's present
 */
export function seedCustomer(number: number, nowMs: number): CustomerRow {
  const random = createRandom(`customer ${number}`)
  const ageMs = random.next() ** 1.4 * OLDEST_DAYS * DAY_MS + 3_600_000
  const touchedMs = random.next() ** 1.6 * Math.min(ageMs, 400 * DAY_MS)
  const createdAt = momentBefore(nowMs, ageMs, random)
  const { name, slug } = company(random)
  const place = random.pick(PLACES)
  const writer = random.pick(STAFF_IDS)
  return {
    id: seededId('cust', ageMs, random),
    externalId: externalId(random, slug, number),
    name,
    email: random.chance(0.05) ? '' : email(random, slug),
    contact: contact(random),
    ...address(random, place),
    timezone: random.chance(0.35) ? 'UTC' : place.timezone,
    metadata: metadata(random, number),
    tenantId: TENANT_ID,
    environmentId: ENVIRONMENT_ID,
    status: random.chance(0.03) ? 'archived' : 'published',
    createdAt,
    updatedAt: random.chance(0.3) ? createdAt : momentBefore(nowMs, touchedMs, random),
    createdBy: writer,
    updatedBy: random.chance(0.5) ? writer : random.pick(STAFF_IDS),
  }
}

function company(random: Random): { name: string; slug: string } {
  if (random.chance(0.08)) {
    const [name, slug] = random.pick(COMPANIES_IN_SCRIPT)
    return { name, slug }
  }
  const [first, second] = [random.pick(COMPANY_FIRST), random.pick(COMPANY_SECOND)]
  return { name: `${first} ${second}${random.pick(COMPANY_FORM)}`, slug: `${first} ${second}`.toLowerCase().replaceAll(' ', '-') }
}

/** The number stands in every form, so no two customers share one. */
function externalId(random: Random, slug: string, number: number): string {
  const form = random.int(0, 9)
  if (form < 5) return `${slug}-${number + 100}`
  if (form < 8) return String(4_000_000 + number)
  return `org_${number.toString(36).padStart(5, '0')}${Math.floor(random.next() * 36 ** 6)
    .toString(36)
    .padStart(6, '0')}`
}

function email(random: Random, slug: string): string {
  const local = random.chance(0.4) ? random.pick(['billing', 'accounts', 'finance', 'ap', 'it', 'ops']) : person(random)
  return `${local}@${slug}.example`
}

function person(random: Random): string {
  return `${random.pick(GIVEN_NAMES)}.${random.pick(FAMILY_NAMES)}`
}

function contact(random: Random): string | null {
  if (random.chance(0.6)) return null
  return random.chance(0.1)
    ? ''
    : `+${random.int(1, 99)} ${random.int(100, 999)} 555 ${String(random.int(0, 9999)).padStart(4, '0')}`
}

function address(random: Random, place: Place) {
  if (random.chance(0.12)) {
    const country = random.chance(0.5) ? place.country : ''
    return {
      addressLine1: '',
      addressLine2: '',
      addressCity: '',
      addressState: '',
      addressPostalCode: '',
      addressCountry: country,
    }
  }
  const letters = 'ABCEGHJKLMNPRSTVXY'
  return {
    addressLine1: random.pick(place.streets).replace('#', String(random.int(1, 420))),
    addressLine2: random.chance(0.2) ? `Floor ${random.int(1, 30)}` : '',
    addressCity: place.city,
    addressState: place.state,
    addressPostalCode: place.postal
      .replace(/9/g, () => String(random.int(0, 9)))
      .replace(/A/g, () => letters[random.int(0, letters.length - 1)] ?? 'A'),
    addressCountry: place.country,
  }
}

function metadata(random: Random, number: number): Record<string, string> | null {
  if (random.chance(0.2)) return null
  if (random.chance(0.04)) return {}
  const facts: Record<string, string> = { tier: random.pick(['free', 'starter', 'growth', 'growth', 'enterprise']) }
  if (random.chance(0.7)) facts.account_manager = random.pick(ACCOUNT_MANAGERS)
  if (random.chance(0.6)) facts.crm_id = `006${(number * 7919 + 104_729).toString(36).toUpperCase().padStart(12, '0')}`
  if (random.chance(0.3)) facts.region = random.pick(['emea', 'amer', 'apac'])
  if (random.chance(0.2)) facts.industry = random.pick(['retail', 'health', 'finance', 'media', 'public sector'])
  if (random.chance(0.1)) facts.po_number = `PO-${random.int(10_000, 99_999)}`
  return facts
}
