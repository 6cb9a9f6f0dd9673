import 'server-only'
import type { Refusal } from '@/lib/http/answers'
import { type Permission, whyNot } from './roles'
import type { Staff } from './staff'

const DENIALS = {
  role: { code: 'permission_denied', message: 'Your role does not include this.' },
  'read-only': { code: 'console_read_only', message: 'This console is read-only: it changes no customer.' },
  'screen-share': { code: 'screen_shared', message: 'Screen sharing is on. Turn it off to do this.' },
}

/** Why somebody may not do something, as the answer they get; undefined when they may. */
export function denialOf(staff: Staff, permission: Permission): Refusal | undefined {
  const reason = whyNot(staff, permission)
  return reason && { status: 403, ...DENIALS[reason] }
}
