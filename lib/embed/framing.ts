import 'server-only'
import { log } from '@/lib/log'
import { embedShell } from './configurations'

/** The pages that other sites may frame: their configuration, and whether it is the one that we frame ourselves. */
export function embedAt(pathname: string): { configId: string; isPreview: boolean } | undefined {
  const [, configId, rest = ''] = /^\/embed\/([A-Za-z0-9_-]{1,128})(\/.*)?$/.exec(pathname) ?? []
  return configId === undefined ? undefined : { configId, isPreview: /^\/[^/]+\/preview\/?$/.test(rest) }
}

/**
 * What stands behind `frame-ancestors`: exactly the origins of that configuration, our own alone for a preview, and nobody for one that
 * is not there, disabled or cannot be read (EM-9).
 */
export async function frameAncestors({ configId, isPreview }: { configId: string; isPreview: boolean }): Promise<string> {
  if (isPreview) return "'self'"
  try {
    const origins = (await embedShell(configId))?.origins ?? []
    return origins.join(' ') || "'none'"
  } catch (error) {
    log.error({ name: error instanceof Error ? error.name : 'unknown' }, 'who may frame an embed could not be read')
    return "'none'"
  }
}

const TOKEN_NAMES = ['t', 'token', 'access_token', 'jwt']

/** Whether an address carries a token where every log on the way keeps it (EM-8). */
export const hasTokenInQuery = (query: URLSearchParams) => TOKEN_NAMES.some((name) => query.has(name))

export const TOKEN_HINT =
  'A token does not belong in a query, where logs keep it. Put it behind # in the address of the frame: #t=…'
