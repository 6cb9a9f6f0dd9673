/** What the forms about people send and their routes accept. */

import { MAX_NEXT } from '@/lib/routes'
import * as z from '@/lib/zod'
import { PASSWORD_LENGTH } from './password-length'
import { ROLES } from './roles'

export const credentials = z.strictObject({
  email: z.string().check(z.trim(), z.maxLength(254), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'email')),
  password: z.string().check(z.minLength(1), z.maxLength(PASSWORD_LENGTH.max)),
})
export type Credentials = z.infer<typeof credentials>

const token = z.string().check(z.minLength(1), z.maxLength(512))
const personName = z.string().check(z.trim(), z.minLength(1), z.maxLength(100))
const newPassword = z.string().check(z.minLength(PASSWORD_LENGTH.min), z.maxLength(PASSWORD_LENGTH.max))

export const firstAdministrator = z.strictObject({
  token,
  name: personName,
  email: credentials.shape.email,
  password: newPassword,
})
export type FirstAdministrator = z.infer<typeof firstAdministrator>

export const role = z.enum(ROLES)

export const invitation = z.strictObject({ email: credentials.shape.email, role })
export type Invitation = z.infer<typeof invitation>

/** Asks what a one-time link is for. */
export const linkToken = z.strictObject({ token })

/** Uses it: whoever is invited gives a name, whoever has forgotten a password has one. */
export const linkUse = z.strictObject({ token, name: z.optional(personName), password: newPassword })
export type LinkUse = z.infer<typeof linkUse>

export const passwordChange = z.strictObject({ current: credentials.shape.password, password: newPassword })
export type PasswordChange = z.infer<typeof passwordChange>

export const roleChange = z.strictObject({ role })
export type RoleChange = z.infer<typeof roleChange>
export const stateChange = z.strictObject({ state: z.enum(['active', 'disabled']) })
export type StateChange = z.infer<typeof stateChange>
/** The body of a request that has nothing to say but must come from a page of ours. */
export const nothing = z.strictObject({})

export const providerStart = z.strictObject({ next: z.string().check(z.maxLength(MAX_NEXT)) })
