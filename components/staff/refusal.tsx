import { useTranslations } from 'next-intl'
import { RefusedError } from '@/lib/queries/own-routes'

const KINDS = {
  wrong_credentials: 'wrongCredentials',
  wrong_setup_token: 'wrongSetupToken',
  not_found: 'closed',
  cross_site_request: 'crossSite',
  link_closed: 'linkClosed',
  password_too_common: 'passwordTooCommon',
  wrong_password: 'wrongPassword',
  already_member: 'alreadyMember',
  member_disabled: 'memberDisabled',
  last_administrator: 'lastAdministrator',
  own_account: 'ownAccount',
  role_by_provider: 'roleByProvider',
  permission_denied: 'permissionDenied',
  unauthenticated: 'signedOut',
  sign_in_busy: 'busy',
  provider_unreachable: 'providerUnreachable',
} as const

const isKnown = (code: string): code is keyof typeof KINDS => Object.hasOwn(KINDS, code)

/** Why something about people did not work, in one sentence. */
export function Refusal({ error }: { error: Error }) {
  const t = useTranslations('refusal')
  if (!(error instanceof RefusedError)) return t('offline')
  if (error.code === 'too_many_attempts')
    return t('tooManyAttempts', { minutes: Math.ceil(Number(error.details.wait_seconds) / 60) })
  return t(`kinds.${isKnown(error.code) ? KINDS[error.code] : 'broken'}`)
}
