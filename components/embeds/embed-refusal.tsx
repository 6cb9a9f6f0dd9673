import { useTranslations } from 'next-intl'
import { RefusedError } from '@/lib/queries/own-routes'

const KINDS = {
  changed_meanwhile: 'changedMeanwhile',
  too_many_embeds: 'tooMany',
  too_many_keys: 'tooManyKeys',
  not_found: 'gone',
  permission_denied: 'denied',
  unauthenticated: 'signedOut',
  validation_error: 'invalid',
} as const

const isKnown = (code: string): code is keyof typeof KINDS => Object.hasOwn(KINDS, code)

/** Why something about embeds did not work, in one sentence. */
export function EmbedRefusal({ error }: { error: Error }) {
  const t = useTranslations('embeds.refusals')
  if (!(error instanceof RefusedError)) return t('offline')
  return t(`kinds.${isKnown(error.code) ? KINDS[error.code] : 'broken'}`)
}
