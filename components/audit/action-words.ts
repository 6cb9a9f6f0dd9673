import { useTranslations } from 'next-intl'
import type { AuditLine } from '@/lib/queries/audit-line'

/** Every action this release writes, as a key of the texts. */
export const ACTIONS = [
  'setup.completed',
  'session.opened',
  'session.refused',
  'session.closed',
  'session.ended',
  'operation.denied',
  'team.invited',
  'team.invitation_withdrawn',
  'team.joined',
  'team.role_changed',
  'team.disabled',
  'team.enabled',
  'team.password_link_issued',
  'password.changed',
  'customer.revealed',
  'write.begun',
  'write.done',
  'write.failed',
  'write.unknown',
  'export.ordered',
  'export.done',
  'export.failed',
  'export.cancelled',
  'audit.exported',
  'connection.probed',
  'embed.created',
  'embed.changed',
  'embed.removed',
  'embed.key_made',
  'embed.key_revoked',
  'embed.session_opened',
  'embed.session_revoked',
  'embed.customer_revoked',
  'embed.previewed',
] as const
type Action = (typeof ACTIONS)[number]

const keyOf = (action: Action) => action.replace('.', '_') as KeyOf<Action>
type KeyOf<Name extends string> = Name extends `${infer Group}.${infer Rest}` ? `${Group}_${Rest}` : never

const OPERATIONS = ['createCustomer', 'updateCustomer', 'deleteCustomer'] as const

/** What happened, in words; one that a newer release wrote stands as it is. */
export function useActionWords(): (line: Pick<AuditLine, 'action' | 'details'>) => string {
  const t = useTranslations('audit')
  return ({ action, details }) => {
    const known = ACTIONS.find((each) => each === action)
    if (!known) return action
    const operation = OPERATIONS.find((each) => each === details.operation)
    const words = t(`actions.${keyOf(known)}`)
    if (!known.startsWith('write.')) return words
    return t(`writes.${operation ?? 'any'}`, { outcome: words })
  }
}
