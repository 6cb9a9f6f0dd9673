import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { ExportManifest, ExportOrder } from '@/lib/exports/export-order'
import { routes } from '@/lib/routes'
import { ask } from './own-routes'

const POLL_MS = 500

const isOver = ({ state }: ExportManifest) => state !== 'ordered' && state !== 'running'

export const exportQueries = {
  /** How far an export is, asked again until it is over. */
  one: (id: string) =>
    queryOptions({
      queryKey: ['exports', id],
      queryFn: ({ signal }) => ask<ExportManifest>(routes.api.export(id), { signal }),
      staleTime: 0,
      refetchInterval: ({ state: { data } }) => (data && isOver(data) ? false : POLL_MS),
      refetchIntervalInBackground: true,
    }),
}

export const exportMutations = {
  order: () =>
    mutationOptions({
      mutationFn: (order: ExportOrder) => ask<{ id: string }>(routes.api.exports(), { method: 'POST', body: order }),
    }),
  cancel: () =>
    mutationOptions({
      mutationFn: (id: string) => ask(routes.api.export(id), { method: 'DELETE', body: {} }),
      meta: { changes: [['exports']] },
    }),
}
