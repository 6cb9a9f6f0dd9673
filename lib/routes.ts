/** Every address of ours as a function, so that ids are always encoded and nothing is spelled twice. */

import type { Widget, WidgetPage } from '@/lib/embed/widgets'

/** Set by proxy.ts on each request: the path and query that was asked for, for the way back after signing in. */
export const ADDRESS_HEADER = 'x-console-address'

const segment = encodeURIComponent
type Query = Record<string, string | undefined>
const withQuery = (path: string, query: Query) => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}

const fragment = (token: string | undefined) => (token ? `#t=${segment(token)}` : '')

/** The pages of one customer's record, in their order. */
export const CUSTOMER_TABS = ['overview', 'entitlements', 'usage', 'grants', 'details', 'activity'] as const
export type CustomerTab = (typeof CUSTOMER_TABS)[number]

export const routes = {
  home: () => '/',
  login: (next?: string) => withQuery('/login', { next: next && safeNext(next) !== '/' ? safeNext(next) : undefined }),
  /** Whoever came back from the sign-in provider without getting in. */
  loginRefused: () => '/login?provider=refused',
  /** The token stands behind `#`, which browsers never send: it reaches no log and no Referer. */
  setup: (token?: string) => (token ? `/setup#token=${segment(token)}` : '/setup'),
  /** Their tokens stand behind `#`, too. */
  invitation: (token?: string) => (token ? `/invitation#token=${segment(token)}` : '/invitation'),
  newPassword: (token?: string) => (token ? `/new-password#token=${segment(token)}` : '/new-password'),
  customers: (environment: string) => `/${segment(environment)}/customers`,
  newCustomer: (environment: string) => `/${segment(environment)}/customers/new`,
  /** Two customers side by side; either may still have to be chosen. */
  compareCustomers: (environment: string, query: { a?: string; b?: string } = {}) =>
    withQuery(`/${segment(environment)}/customers/compare`, query),
  editCustomer: (environment: string, id: string) => `/${segment(environment)}/customers/${segment(id)}/edit`,
  customer: (environment: string, id: string) => `/${segment(environment)}/customers/${segment(id)}`,
  /** Finds a customer by anything: `query` has what is known, and `open: 'no'` lists hits that would open at once. */
  lookup: (environment: string, query: Query = {}) => withQuery(`/${segment(environment)}/lookup`, query),
  /** All of a customer that a support agent needs, on one page. `query`: what it was found by, for the way back. */
  support: (environment: string, id: string, query: Query = {}) =>
    withQuery(`/${segment(environment)}/lookup/${segment(id)}`, query),
  settings: {
    support: (environment: string) => `/${segment(environment)}/settings/support`,
    team: (environment: string) => `/${segment(environment)}/settings/team`,
    account: (environment: string) => `/${segment(environment)}/settings/account`,
    audit: (environment: string, query: Query = {}) => withQuery(`/${segment(environment)}/settings/audit`, query),
    connection: (environment: string) => `/${segment(environment)}/settings/connection`,
    embeds: (environment: string) => `/${segment(environment)}/settings/embeds`,
    newEmbed: (environment: string) => `/${segment(environment)}/settings/embeds/new`,
    embed: (environment: string, id: string) => `/${segment(environment)}/settings/embeds/${segment(id)}`,
  },
  /** A widget in a vendor's page; the token stands behind `#`, so that it reaches no log and no Referer. */
  embed: (configId: string, page: WidgetPage, token?: string) => `/embed/${segment(configId)}/${page}${fragment(token)}`,
  /** The same in a frame of the console's own. */
  embedPreview: (configId: string, page: WidgetPage, token?: string) =>
    `/embed/${segment(configId)}/${page}/preview${fragment(token)}`,
  customerTab: (environment: string, id: string, tab: CustomerTab) =>
    `/${segment(environment)}/customers/${segment(id)}${tab === 'overview' ? '' : `/${tab}`}`,
  /** The real widgets of a customer beside what staff see. */
  viewAsCustomer: (environment: string, id: string) => `/${segment(environment)}/customers/${segment(id)}/as-customer`,
  /** What a vendor's page loads. */
  embedScript: () => '/embed.js',
  api: {
    /** The base that the browser's billing client speaks to. */
    billing: (environment: string) => `/api/billing/${segment(environment)}`,
    lookUp: (environment: string) => `/api/lookup/${segment(environment)}`,
    lookup: (environment: string) => `/api/lookup/${segment(environment)}/customers`,
    lookupTotal: (environment: string) => `/api/lookup/${segment(environment)}/customers/total`,
    signIn: () => '/api/auth/sign-in',
    signOut: () => '/api/auth/sign-out',
    setup: () => '/api/setup',
    views: (environment?: string) => withQuery('/api/views', { environment }),
    view: (id: string) => `/api/views/${segment(id)}`,
    defaultView: () => '/api/views/default',
    exports: () => '/api/exports',
    export: (id: string) => `/api/exports/${segment(id)}`,
    exportFile: (id: string) => `/api/exports/${segment(id)}/file`,
    exportManifest: (id: string) => `/api/exports/${segment(id)}?download`,
    intent: (id: string) => `/api/intents/${segment(id)}`,
    confirmations: () => '/api/confirmations',
    lookAtLink: () => '/api/auth/link',
    spendLink: () => '/api/auth/link/use',
    provider: () => '/api/auth/provider',
    providerCallback: () => '/api/auth/provider/callback',
    team: () => '/api/team',
    invitations: () => '/api/team/invitations',
    invitation: (id: string) => `/api/team/invitations/${segment(id)}`,
    memberRole: (id: string) => `/api/team/${segment(id)}/role`,
    memberState: (id: string) => `/api/team/${segment(id)}/state`,
    memberPassword: (id: string) => `/api/team/${segment(id)}/password`,
    memberSessions: (id: string) => `/api/team/${segment(id)}/sessions`,
    memberSession: (id: string, sessionId: string) => `/api/team/${segment(id)}/sessions/${segment(sessionId)}`,
    ownPassword: () => '/api/account/password',
    ownSessions: () => '/api/account/sessions',
    ownSession: (sessionId: string) => `/api/account/sessions/${segment(sessionId)}`,
    reveals: (of?: { environment: string; customer_id: string }) => withQuery('/api/reveals', { ...of }),
    audit: (query: Query) => withQuery('/api/audit', query),
    auditExport: (query: Query, format: 'csv' | 'ndjson') => withQuery('/api/audit/export', { ...query, format }),
    auditVerification: () => '/api/audit/verification',
    activity: (environment: string, customerId: string) => withQuery('/api/activity', { environment, customer_id: customerId }),
    connection: () => '/api/connection',
    /** For staff. */
    embeds: (environment?: string) => withQuery('/api/embeds', { environment }),
    embed: (id: string) => `/api/embeds/${segment(id)}`,
    embedKeys: (id: string) => `/api/embeds/${segment(id)}/keys`,
    embedKey: (id: string, keyId: string) => `/api/embeds/${segment(id)}/keys/${segment(keyId)}`,
    embedSessions: (id: string) => `/api/embeds/${segment(id)}/sessions`,
    embedSession: (id: string, sessionId: string) => `/api/embeds/${segment(id)}/sessions/${segment(sessionId)}`,
    embedRevocations: () => '/api/embeds/revocations',
    embedPreviews: (environment?: string) => withQuery('/api/embeds/previews', { environment }),
    /** For vendors' servers, by mint key. */
    mintSession: () => '/api/embed/sessions',
    mintedSession: (id: string) => `/api/embed/sessions/${segment(id)}`,
    /** For a widget, by its token. */
    widget: (configId: string, widget: Widget) => `/api/embed/${segment(configId)}/${widget}`,
    live: () => '/api/live',
    ready: () => '/api/ready',
  },
}

const BASE = 'https://console.invalid'
/** An external id of 255 signs is this long, each sign encoded as twelve characters. */
export const MAX_NEXT = 4000

/**
 * A path of ours to go to after signing in, or '/' for anything else. The parsed path is checked again, since '/..//evil.test'
 * normalises to '//evil.test' (BR-5).
 */
export function safeNext(next: string | string[] | undefined | null): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not pass
  if (typeof next !== 'string' || next.length > MAX_NEXT || !/^\/(?!\/)/.test(next) || /[\\\u0000-\u001f\u007f]/.test(next))
    return '/'
  if (!URL.canParse(next, BASE)) return '/'
  const url = new URL(next, BASE)
  const path = `${url.pathname}${url.search}`
  return url.origin === BASE && /^\/(?!\/)/.test(path) ? path : '/'
}
