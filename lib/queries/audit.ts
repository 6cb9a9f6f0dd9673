import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { Verification } from '@/lib/audit/audit'
import { routes } from '@/lib/routes'
import { type AuditSearch, auditQuery } from '@/lib/url/audit-search'
import type { AuditLine, AuditPage } from './audit-line'
import { customerKeys } from './customers'
import { ask } from './own-routes'

export const auditKeys = {
  page: (search: AuditSearch) => ['audit', 'page', search] as const,
  /** Beneath the customer's own, so that a write refreshes it, too. */
  activity: (environment: string, customerId: string) => [...customerKeys.all(environment), 'activity', customerId] as const,
}

export const auditQueries = {
  page: (search: AuditSearch) =>
    queryOptions({
      queryKey: auditKeys.page(search),
      queryFn: ({ signal }) => ask<AuditPage>(routes.api.audit(auditQuery(search)), { signal }),
    }),
  activity: (environment: string, customerId: string) =>
    queryOptions({
      queryKey: auditKeys.activity(environment, customerId),
      queryFn: async ({ signal }) =>
        (await ask<{ items: AuditLine[] }>(routes.api.activity(environment, customerId), { signal })).items,
    }),
}

export const auditMutations = {
  verify: () => mutationOptions({ mutationFn: () => ask<Verification>(routes.api.auditVerification()) }),
}
