import { queryOptions } from '@tanstack/react-query'
import type { PreviewBody } from '@/lib/embed/configuration'
import type { SessionAnswer } from '@/lib/embed/session-request'
import { routes } from '@/lib/routes'
import { ask } from './own-routes'

export const openPreview = (body: PreviewBody, signal?: AbortSignal) =>
  ask<SessionAnswer>(routes.api.embedPreviews(), { method: 'POST', body, ...(signal && { signal }) })

/** A token to see one customer’s widgets with. Each is audited, so that one is asked for only when somebody opens a frame, and not kept. */
export const previewQuery = (body: PreviewBody) =>
  queryOptions({
    queryKey: ['preview', body.config_id, body.customer_id],
    queryFn: ({ signal }) => openPreview(body, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
