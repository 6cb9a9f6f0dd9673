/** What a vendor decides about their widgets, for the pages and the routes alike. */

import * as z from '@/lib/zod'
import { isZone } from '@/lib/zone'
import { EMBED_LANGUAGES } from './languages'
import { isHostOrigin } from './origin'
import { DEFAULT_THEME, embedTheme } from './theme'
import { WIDGETS } from './widgets'

const isWithoutRepeats = (list: readonly string[]) => new Set(list).size === list.length
const listOf = <Item extends z.ZodMiniType<string, string>>(item: Item, max: number) =>
  z.array(item).check(z.maxLength(max), z.refine(isWithoutRepeats, 'repeated'))

/** Where a link of a widget leads: the vendor's own pages, by https. */
const link = z.nullable(
  z.string().check(
    z.maxLength(500),
    z.refine((text) => {
      if (!/^https:\/\/[^\s\\]+$/.test(text) || !URL.canParse(text)) return false
      const { username, password } = new URL(text)
      return !username && !password
    }, 'link'),
  ),
)

/** A feature's id or lookup key, or the id of a credit grant. */
const reference = z.string().check(z.trim(), z.minLength(1), z.maxLength(255))

/** Whose clock the dates are told by: the customer's billing zone, that of whoever looks, or one by its IANA name. */
const timeZone = z.string().check(
  z.maxLength(64),
  z.refine((text) => text === 'customer' || text === 'visitor' || isZone(text), 'zone'),
)

export const embedConfiguration = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  /** While false nobody can mint, and no token works. */
  isEnabled: z.boolean(),
  /** Who may frame the widgets; nobody when empty. */
  origins: listOf(z.string().check(z.refine(isHostOrigin, 'origin')), 20),
  widgets: listOf(z.enum(WIDGETS), WIDGETS.length).check(z.minLength(1)),
  theme: embedTheme,
  /** The first is taken when neither the host nor the browser names one of them. */
  languages: listOf(z.enum(EMBED_LANGUAGES), EMBED_LANGUAGES.length).check(z.minLength(1)),
  links: z.strictObject({ upgrade: link, contact: link }),
  /** Features by id or lookup key that no widget mentions. */
  hiddenFeatures: listOf(reference, 200),
  /** Credit grants by id that no widget mentions. */
  hiddenGrants: listOf(reference, 200),
  timeZone,
})
export type EmbedConfiguration = z.infer<typeof embedConfiguration>

export const NEW_CONFIGURATION: EmbedConfiguration = {
  name: '',
  isEnabled: true,
  origins: [],
  widgets: [...WIDGETS],
  theme: DEFAULT_THEME,
  languages: ['en'],
  links: { upgrade: null, contact: null },
  hiddenFeatures: [],
  hiddenGrants: [],
  timeZone: 'customer',
}

const environment = z.string().check(z.minLength(1), z.maxLength(32))

export const newConfigurationBody = z.strictObject({ environment, configuration: embedConfiguration })
export type NewConfiguration = z.infer<typeof newConfigurationBody>

/** `version` is the one that the change was made from: another's change in between is not overwritten. */
export const configurationChange = z.strictObject({ version: z.int(), configuration: embedConfiguration })
export type ConfigurationChange = z.infer<typeof configurationChange>

/** One as the settings show it. */
export interface StoredConfiguration {
  /** Public: it stands in the address of each widget. */
  id: string
  environment: string
  version: number
  configuration: EmbedConfiguration
  createdAt: string
  updatedAt: string
}

export const newKeyBody = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  /** The widgets that it may mint tokens for. */
  widgets: listOf(z.enum(WIDGETS), WIDGETS.length).check(z.minLength(1)),
})
export type NewKey = z.infer<typeof newKeyBody>

/** A mint key as the settings show it: nothing of it opens anything. */
export interface StoredKey {
  id: string
  name: string
  /** Its first and last characters. */
  hint: string
  widgets: string[]
  createdAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}

/** Shown once. */
export interface IssuedKey {
  id: string
  key: string
}

/** A token that still works, as the settings show it. */
export interface OpenEmbedSession {
  id: string
  kind: 'session' | 'preview'
  customerId: string
  openedAt: string
  endsAt: string
}

/** Ends all tokens of one customer, whichever configuration they are for. */
export const customerRevocation = z.strictObject({ environment, customer_id: z.string().check(z.regex(/^[\w-]{1,128}$/)) })
export type CustomerRevocation = z.infer<typeof customerRevocation>

export const previewBody = z.strictObject({
  config_id: z.string().check(z.regex(/^[\w-]{1,128}$/)),
  customer_id: z.string().check(z.regex(/^[\w-]{1,128}$/)),
})
export type PreviewBody = z.infer<typeof previewBody>

/** One that a customer can be seen through, with what it leaves out; for everyone who reads customers. */
export interface PreviewableConfiguration
  extends Pick<EmbedConfiguration, 'name' | 'isEnabled' | 'widgets' | 'hiddenFeatures' | 'hiddenGrants'> {
  id: string
}
