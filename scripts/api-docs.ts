/**
 * Writes docs/api.md from the table of operations: `node --conditions=react-server --import tsx scripts/api-docs.ts`. The condition is
 * the one under which files for the server alone may be loaded.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ROLES, roleMay } from '@/lib/auth/roles'
import { IN_FLIGHT_LIMITS, RETRY_BUDGET, RETRY_LIMITS, TIME_LIMITS } from '@/lib/bff/limits'
import { type OperationRow, operations } from '@/lib/bff/operations'

export const FILE = 'docs/api.md'

const bytes = (count: number) => {
  if (count === 0) return '—'
  return count < 1024 * 1024 ? `${count / 1024} kB` : `${count / 1024 / 1024} MB`
}
const seconds = (ms: number) => `${ms / 1000} s`
const cells = (...texts: string[]) => `| ${texts.join(' | ')} |`

/** A row of the table, with what the page needs of its operation. */
type Row = OperationRow & { operation: { method: string; path: string; body: string } }

function operationLine([name, row]: [string, Row]): string {
  const { operation, permission, needs, retry, timeoutMs, maxBodyBytes, maxAnswerBytes } = row
  const again = retry === 'read' ? `up to ${RETRY_LIMITS.retries} times` : 'never'
  return cells(
    `${operation.method} \`${operation.path}\``,
    `\`${name}\``,
    `\`${permission}\``,
    needs.map((header) => `\`${header}\``).join(', ') || '—',
    again,
    seconds(timeoutMs),
    bytes(maxBodyBytes),
    bytes(maxAnswerBytes),
  )
}

function parameterLines([name, { operation, query, ids }]: [string, Row]): string[] {
  const inPath = Array.from(operation.path.matchAll(/\{(\w+)\}/g), ([, parameter = '']) => [parameter, 'path'] as const)
  const inQuery = Object.entries(query).map(([parameter, times]) => [parameter, times === 'one' ? 'query' : 'query, repeatable'])
  return [...inPath, ...inQuery].map(([parameter = '', where = '']) =>
    cells(`\`${name}\``, `\`${parameter}\``, where, ids[parameter] ? `${ids[parameter]} id` : 'text'),
  )
}

const accessLine = ([name, { permission }]: [string, Row]) =>
  cells(`\`${name}\``, ...ROLES.map((role) => (roleMay(role, permission) ? 'yes' : '—')), '—')

/** The page's whole text. */
export function apiDocs(): string {
  const rows: [string, Row][] = Object.entries(operations)
  return `# The console's billing routes

<!-- Written by scripts/api-docs.ts from lib/bff/operations.ts; change those instead. -->

Beneath \`/api/billing/<environment>\` the console answers the operations of the billing API that it offers, at the same paths, with the
same methods, members and error envelope; the typed client works against it. Whoever asks must be signed in and hold the permission;
the key is added on the server. A read with \`Accept: text/plain\` is answered with the text of the billing API's answer, to the letter;
for a role that sees personal fields masked, with the masked members alone. Anything that is not in this table does not exist: 404, or 405 for another method.

## Operations

${cells('request', 'operation', 'permission', 'needs', 'repeated', 'time limit', 'body', 'answer')}
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.map(operationLine).join('\n')}

*Needs* are the headers without which a write is refused. *Body* and *answer* are the most bytes that are read: of the request as it arrives (413 beyond), of the billing API's answer after
decompression (502 beyond).

## Access

${cells('operation', ...ROLES, 'nobody')}
| --- |${' --- |'.repeat(ROLES.length + 1)}
${rows.map(accessLine).join('\n')}

## Parameters

${cells('operation', 'parameter', 'where', 'form')}
| --- | --- | --- | --- |
${rows.flatMap(parameterLines).join('\n')}

- A *plain id* is the billing API's own: 1 to 128 letters, digits, \`_\` or \`-\`.
- An *external id* is the vendor's, 1 to 255 characters of any script in one segment of the path, percent-encoded: \`a/b\` is \`a%2Fb\`. Refused
  are control and text-direction characters, and segments \`.\` and \`..\`, however often encoded: a proxy that decodes early would take
  them for another address.
- A parameter that is not listed, or comes twice where one is meant, is refused, so that no filter is dropped without a word.
- A body is JSON, at most 32 levels deep, without members named \`__proto__\` or \`constructor\`, and without members that the
  operation does not have. In a search, conditions that the billing API would ignore are refused, and pages above 1000.

Requests that could change something, and searches, must come from a page of the console: \`Origin\` is compared.

## Writes

A write is an *intent*. Before anything is sent, the store holds what is to be done, by whom, and the audit says so, in one transaction;
afterwards both hold how it ended. If that cannot be written down, nothing is sent: 503 \`audit_unavailable\`.

- \`Idempotency-Key\` is the intent's id: a ULID, made when the form opens and sent with each attempt. Keys are a person's own. The same key
  and the same request get the same answer again, for a day; the same key and another request 422; while it is under way 409 with
  \`Retry-After\`.
- \`If-Match\` of an edit is the version that was seen, in quotes: \`customerVersion\` of lib/intents/version.ts, a hash of what staff can change.
  The customer is read again while no other console writes to it; another version is 412 with the customer as it is now in
  \`details.current\`, its version in \`details.current_version\` and the one that was sent in \`details.seen_version\`.
- \`Confirmation\` of an archiving is the id that \`POST /api/confirmations\` answers to \`{ environment, id, version }\`. It is good for that person,
  environment, customer and version, once, for five minutes. Nothing brings an archived customer back.
- \`GET /api/intents/{id}\` tells its maker \`{ id, operation, environment, subject, state, code }\`; to anybody else it is 404. The state is
  \`pending\`, \`done\`, \`failed\` or \`unknown\`.

A write that broke off after something was sent, was answered by a 5xx or by what cannot be read may have been done: it is \`unknown\`, answered
by \`outcome_unknown\`, and never sent again. Asking about it reads the billing API: a new customer by its external id, an edit by the members
that were sent, an archiving by the status. What does not show 5 s after the call was over counts as not done. When something else has
changed there since, a reading tells nothing, and the intent stays unknown with the code \`changed_since\`.

An edit and an archiving are two calls, a reading and the write, each within its time limit. Writes to one customer wait for each other for
up to 10 s, then 409 \`intent_in_progress\`. Whoever goes away before the write has begun withdraws it; afterwards it is carried out all the same.

What is left open: the billing API has no conditional write. Between our reading and our writing, some milliseconds, another client of the
API can change the same customer; its change is then overwritten where both touch the same member, or the metadata. See
[decisions/09-intents.md](decisions/09-intents.md).

## Failures

Each is \`{ code, message, http_status_code, details? }\` with the request's id in \`x-request-id\`. A 4xx of the billing API about the request
itself is passed on with its own code.

| status | code | what happened |
| --- | --- | --- |
| 400 | \`validation_error\` | the request has not the right shape; \`details\` names the members |
| 401 | \`unauthenticated\` | nobody is signed in |
| 403 | \`permission_denied\` | the role does not include it |
| 403 | \`console_read_only\` | the console changes no customer (\`CONSOLE_READ_ONLY\`) |
| 403 | \`screen_shared\` | screen sharing is on |
| 403 | \`cross_site_request\` | it does not come from a page of the console |
| 404 | \`not_found\` | no such environment or address, or the billing API's own 404 |
| 405 | \`method_not_allowed\` | there is no such method at this address |
| 413, 415 | \`body_too_large\`, \`unsupported_media_type\` | the body is too long, or no JSON |
| 409 | \`intent_in_progress\` | this intent is under way, or another write to the same customer; \`Retry-After\` |
| 409 | \`intent_expired\` | this intent ended more than a day ago, and its answer is forgotten |
| 409 | \`confirmation_invalid\` | the confirmation is for something or somebody else, used or expired, or the customer has changed |
| 412 | \`version_conflict\` | the customer is not the version that was seen |
| 422 | \`intent_reused\` | the key was used for another request |
| 428 | \`precondition_required\`, \`confirmation_required\` | an edit without \`If-Match\`, an archiving without \`Confirmation\` |
| 502, 504 | \`outcome_unknown\` | it was sent, and nobody knows whether it was done; \`details.intent\` |
| 503 | \`audit_unavailable\` | it cannot be written down, and was not done |
| 429, 503 | \`upstream_busy\` | the billing API asks to wait, or ${IN_FLIGHT_LIMITS.atOnce} calls are under way and ${IN_FLIGHT_LIMITS.queued} wait; \`Retry-After\` when known |
| 500 | \`internal_error\` | a fault of the console, whose log has it |
| 502 | \`billing_credentials\` | the billing API refused the console's key |
| 502 | \`upstream_unreachable\` | no connection, or it broke off |
| 502 | \`upstream_error\` | the billing API's own failure |
| 502 | \`upstream_bad_response\` | an answer that cannot be read: no JSON, another shape, too long, a redirect |
| 503 | \`upstream_open\` | the billing API was down a moment ago and is not asked yet; \`Retry-After\` says when it will be |
| 504 | \`upstream_timeout\` | no connection in ${seconds(TIME_LIMITS.connectMs)}, no byte for ${seconds(TIME_LIMITS.firstByteMs)}, or not done within the time limit |

## Retries

A read is made again after a broken connection or a 429, 500, 502, 503 or 504, with waits by chance of up to ${RETRY_LIMITS.backoffMs} and ${2 * RETRY_LIMITS.backoffMs} ms and never
less than \`Retry-After\`. Waits of more than ${seconds(RETRY_LIMITS.waitMs)} together are left to the person. All retries of the process together are at most ${RETRY_BUDGET.perCall * 100} % of its
calls, beside a reserve of ${RETRY_BUDGET.reserve}. Writes are never made again.
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, apiDocs())
