import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { routes } from '@/lib/routes'
import type { DefaultView, NewView, SavedView, ViewBody } from '@/lib/views/saved-view'
import { ask } from './own-routes'

export const viewKeys = {
  all: (environment: string) => [environment, 'views'] as const,
}

export const viewQueries = {
  all: (environment: string) =>
    queryOptions({
      queryKey: viewKeys.all(environment),
      queryFn: async ({ signal }) => (await ask<{ items: SavedView[] }>(routes.api.views(environment), { signal })).items,
    }),
}

export const viewMutations = {
  create: (environment: string) =>
    mutationOptions({
      mutationFn: (view: Omit<NewView, 'environment'>) =>
        ask<{ id: string }>(routes.api.views(), { method: 'POST', body: { ...view, environment } }),
      meta: { changes: [viewKeys.all(environment)] },
    }),
  change: (environment: string) =>
    mutationOptions({
      mutationFn: ({ id, ...body }: ViewBody & { id: string }) => ask(routes.api.view(id), { method: 'PUT', body }),
      meta: { changes: [viewKeys.all(environment)] },
    }),
  remove: (environment: string) =>
    mutationOptions({
      mutationFn: (id: string) => ask(routes.api.view(id), { method: 'DELETE', body: {} }),
      meta: { changes: [viewKeys.all(environment)] },
    }),
  chooseDefault: (environment: string) =>
    mutationOptions({
      mutationFn: (viewId: DefaultView['viewId']) =>
        ask(routes.api.defaultView(), { method: 'PUT', body: { environment, viewId } }),
      meta: { changes: [viewKeys.all(environment)] },
    }),
}
