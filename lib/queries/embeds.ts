import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type {
  ConfigurationChange,
  CustomerRevocation,
  IssuedKey,
  NewConfiguration,
  NewKey,
  OpenEmbedSession,
  PreviewableConfiguration,
  StoredConfiguration,
  StoredKey,
} from '@/lib/embed/configuration'
import { routes } from '@/lib/routes'
import { ask } from './own-routes'

export const embedKeys = {
  all: () => ['embeds'] as const,
  list: (environment: string) => [...embedKeys.all(), 'list', environment] as const,
  previewable: (environment: string) => [...embedKeys.all(), 'previewable', environment] as const,
  one: (id: string) => [...embedKeys.all(), 'one', id] as const,
  mintKeys: (id: string) => [...embedKeys.all(), 'keys', id] as const,
  sessions: (id: string) => [...embedKeys.all(), 'sessions', id] as const,
}

interface Items<Item> {
  items: Item[]
}

export const embedQueries = {
  list: (environment: string) =>
    queryOptions({
      queryKey: embedKeys.list(environment),
      queryFn: ({ signal }) => ask<Items<StoredConfiguration>>(routes.api.embeds(environment), { signal }),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: embedKeys.one(id),
      queryFn: ({ signal }) => ask<StoredConfiguration>(routes.api.embed(id), { signal }),
    }),
  mintKeys: (id: string) =>
    queryOptions({
      queryKey: embedKeys.mintKeys(id),
      queryFn: ({ signal }) => ask<Items<StoredKey>>(routes.api.embedKeys(id), { signal }),
    }),
  sessions: (id: string) =>
    queryOptions({
      queryKey: embedKeys.sessions(id),
      queryFn: ({ signal }) => ask<Items<OpenEmbedSession>>(routes.api.embedSessions(id), { signal }),
    }),
  /** What a customer can be seen through, for everyone who reads customers. */
  previewable: (environment: string) =>
    queryOptions({
      queryKey: embedKeys.previewable(environment),
      queryFn: ({ signal }) => ask<Items<PreviewableConfiguration>>(routes.api.embedPreviews(environment), { signal }),
    }),
}

const changesAll = { changes: [embedKeys.all()] }

export const embedMutations = {
  create: () =>
    mutationOptions({
      mutationFn: (body: NewConfiguration) => ask<{ id: string }>(routes.api.embeds(), { method: 'POST', body }),
      meta: changesAll,
    }),
  change: (id: string) =>
    mutationOptions({
      mutationFn: (body: ConfigurationChange) => ask<StoredConfiguration>(routes.api.embed(id), { method: 'PUT', body }),
      meta: changesAll,
    }),
  remove: (id: string) =>
    mutationOptions({ mutationFn: () => ask(routes.api.embed(id), { method: 'DELETE' }), meta: changesAll }),
  /** Its answer is the only place where the key is ever seen. */
  makeKey: (id: string) =>
    mutationOptions({
      mutationFn: (body: NewKey) => ask<IssuedKey>(routes.api.embedKeys(id), { method: 'POST', body }),
      meta: { changes: [embedKeys.mintKeys(id)] },
      gcTime: 0,
    }),
  revokeKey: (id: string) =>
    mutationOptions({
      mutationFn: (keyId: string) => ask(routes.api.embedKey(id, keyId), { method: 'DELETE' }),
      meta: { changes: [embedKeys.mintKeys(id)] },
    }),
  endSession: (id: string) =>
    mutationOptions({
      mutationFn: (sessionId: string) => ask(routes.api.embedSession(id, sessionId), { method: 'DELETE' }),
      meta: { changes: [embedKeys.sessions(id)] },
    }),
  endSessionsOfCustomer: () =>
    mutationOptions({
      mutationFn: (body: CustomerRevocation) => ask<{ count: number }>(routes.api.embedRevocations(), { method: 'POST', body }),
      meta: { changes: [[...embedKeys.all(), 'sessions']] },
    }),
}
