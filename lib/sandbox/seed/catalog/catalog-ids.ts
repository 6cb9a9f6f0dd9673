import { createRandom, seededId } from '../random'
import { DAY_MS } from '../record'

/** The catalog is four years old, older than any customer. */
export const CATALOG_AGE_MS = 4 * 365 * DAY_MS

const idOf = (prefix: string, key: string) => seededId(prefix, CATALOG_AGE_MS, createRandom(`${prefix} ${key}`))

export const featureId = (key: string) => idOf('feat', key)
export const meterId = (key: string) => idOf('meter', key)
export const planId = (key: string) => idOf('plan', key)
export const addonId = (key: string) => idOf('addon', key)
/** @param entityId the plan, addon or subscription that grants it */
export const entitlementId = (entityId: string, featureKey: string) => idOf('ent', `${entityId} ${featureKey}`)
