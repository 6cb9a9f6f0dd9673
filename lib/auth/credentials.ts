/** What the sign-in and set-up forms send and their routes accept. */

import * as z from '@/lib/zod'
import { PASSWORD_LENGTH } from './password-length'

export const credentials = z.strictObject({
  email: z.string().check(z.trim(), z.maxLength(254), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'email')),
  password: z.string().check(z.minLength(1), z.maxLength(PASSWORD_LENGTH.max)),
})
export type Credentials = z.infer<typeof credentials>

export const firstAdministrator = z.strictObject({
  token: z.string().check(z.minLength(1), z.maxLength(512)),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  email: credentials.shape.email,
  password: z.string().check(z.minLength(PASSWORD_LENGTH.min), z.maxLength(PASSWORD_LENGTH.max)),
})
export type FirstAdministrator = z.infer<typeof firstAdministrator>
