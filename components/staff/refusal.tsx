import { useTranslations } from 'next-intl'
import { RefusedError } from '@/lib/queries/own-routes'

const KINDS: Record<string, 'wrongCredentials' | 'wrongSetupToken' | 'closed' | 'crossSite'> = {
  wrong_credentials: 'wrongCredentials',
  wrong_setup_token: 'wrongSetupToken',
  not_found: 'closed',
  cross_site_request: 'crossSite',
}

/** Why signing in or setting up did not work, in one sentence. */
export function Refusal({ error }: { error: Error }) {
  const t = useTranslations('refusal')
  if (!(error instanceof RefusedError)) return t('offline')
  if (error.code === 'too_many_attempts')
    return t('tooManyAttempts', { minutes: Math.ceil(Number(error.details.wait_seconds) / 60) })
  return t(`kinds.${KINDS[error.code] ?? 'broken'}`)
}
