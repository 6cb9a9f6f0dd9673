import { queryOptions } from '@tanstack/react-query'
import type { EmbedEntitlements, EmbedGrants, EmbedNext, EmbedUsage } from '@/lib/embed/answers'
import type { EmbedLife } from '@/lib/embed/embed-life'
import { askWidget, type Begun } from '@/lib/embed/first-reads'
import type { Widget } from '@/lib/embed/widgets'
import { routes } from '@/lib/routes'

export interface WidgetAnswers {
  usage: EmbedUsage
  entitlements: EmbedEntitlements
  grants: EmbedGrants
  next: EmbedNext
}

/** A read of a widget's that failed; `status` is 0 when nothing was heard. */
export class WidgetReadError extends Error {
  override name = 'WidgetReadError'
  constructor(
    readonly status: number,
    readonly code: string,
    readonly requestId: string | undefined,
    /** How long the server wants not to be asked. */
    readonly retryAfterMs: number | undefined,
  ) {
    super(code)
  }
}

/** Whose widgets they are, and the token that reads them. */
export interface WidgetReader {
  configId: string
  life: EmbedLife
  /** Reads that began with the page, with the first token; each is taken once. */
  begun: Pick<Begun, 'reads' | 'answers'>
}

/**
 * One read with the frame's token.
 * @throws WidgetReadError
 */
async function read<Answer>(reader: WidgetReader, path: string, signal: AbortSignal): Promise<Answer> {
  const { life, begun } = reader
  const { token } = life
  const early = begun.reads.get(path)
  begun.reads.delete(path)
  const response = await (early ?? askWidget(path, token, signal)).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw new WidgetReadError(0, 'offline', undefined, undefined)
  })
  if (response.ok) return response.json()
  // Of a token that was replaced while this was under way, it says nothing of the one there is now.
  if (response.status === 401 && token !== life.token) return read(reader, path, signal)
  if (response.status === 401) life.refused(token)
  const { code } = await response.json().catch(() => ({ code: undefined }))
  const retryAfterS = Number(response.headers.get('retry-after') ?? Number.NaN)
  throw new WidgetReadError(
    response.status,
    typeof code === 'string' ? code : 'unknown',
    response.headers.get('x-request-id') ?? undefined,
    Number.isFinite(retryAfterS) ? retryAfterS * 1000 : undefined,
  )
}

/** What came before anybody could draw it is there from the first drawing on. */
const begunAnswer = <Answer>({ begun }: WidgetReader, path: string) => {
  const answer = begun.answers.get(path) as Answer | undefined
  begun.answers.delete(path)
  if (answer !== undefined) begun.reads.delete(path)
  return answer
}

/** Figures are read again this often while somebody looks. */
const EVERY_MS = 60_000
/** Of this frame alone, lest all come back at once. */
const APART_MS = Math.random() * 5_000

/** When to ask next. After a refusal not before the server said so. */
const nextAfter = (error: Error | null) =>
  error instanceof WidgetReadError && error.retryAfterMs !== undefined ? error.retryAfterMs + APART_MS : EVERY_MS

export const widgetKeys = { all: () => ['widgets'] as const }

export const widgetQueries = {
  widget: <Name extends Widget>(reader: WidgetReader, widget: Name) =>
    queryOptions({
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      queryKey: [...widgetKeys.all(), widget],
      initialData: () => begunAnswer<WidgetAnswers[Name]>(reader, routes.api.widget(reader.configId, widget)),
      queryFn: ({ signal }) => read<WidgetAnswers[Name]>(reader, routes.api.widget(reader.configId, widget), signal),
      refetchInterval: ({ state }) =>
        state.error instanceof WidgetReadError && state.error.status === 403 ? false : nextAfter(state.error),
    }),
}
