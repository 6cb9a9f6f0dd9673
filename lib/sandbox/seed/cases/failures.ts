import type { NamedCase } from './named-case'

/** What goes wrong whenever one of these customers is asked for by id or external id. They are found by searching like any other. */
export const FAILING_STATUSES = [400, 401, 403, 404, 409, 429, 500, 502, 503, 504] as const

export const FAILING_KINDS = {
  'error-slow': { kind: 'delay', about: 'answers after 3 seconds' },
  'error-hang': { kind: 'hang', about: 'never answers' },
  'error-reset': { kind: 'reset', about: 'the connection is reset before an answer' },
  'error-cut': { kind: 'reset-mid-body', about: 'the connection is reset in the middle of the answer' },
  'error-html': { kind: 'html', about: 'a proxy’s HTML page instead of JSON' },
  'error-bad-json': { kind: 'bad-json', about: 'JSON that breaks off' },
  'error-drift': { kind: 'drift', about: 'members added, missing and of other types, statuses nobody knows' },
} as const

export const FAILURE_CASES: readonly NamedCase[] = [
  ...FAILING_STATUSES.map((status) => ({
    externalId: `error-${status}`,
    name: `Case: answers ${status}`,
    about: `every question about this customer is answered ${status}`,
  })),
  ...Object.entries(FAILING_KINDS).map(([externalId, { about }]) => ({ externalId, name: `Case: ${about}`, about })),
]
