import { namedCustomerId } from '@/lib/sandbox/seed/cases/case-rows'
import { FAILING_KINDS, FAILING_STATUSES } from '@/lib/sandbox/seed/cases/failures'
import type { Fault } from './fault'

/** A fault that waits for its operation, so many times. */
export interface FaultRule {
  id: number
  /** An operation's name, or `*` for any. */
  operation: string
  /** Only calls about the customer with this id or external id. */
  customer?: string
  /** How many more times. */
  count: number
  fault: Fault
}

export interface FaultBoard {
  add(rule: Omit<FaultRule, 'id'>): FaultRule
  /**
   * The fault a call meets, if any, which then counts as used.
   * @param named the ids and external ids of customers the call names
   */
  take(operation: string, named: readonly string[]): Fault | null
  list(): readonly FaultRule[]
  clear(): void
}

/** The faults that were asked for, first come first served, and behind them the customers that always fail. */
export function createFaultBoard(): FaultBoard {
  const rules: FaultRule[] = []
  const failing = failingCustomers()
  let lastId = 0
  return {
    add(rule) {
      lastId += 1
      const added = { ...rule, id: lastId }
      rules.push(added)
      return added
    },
    take(operation, named) {
      const rule = rules.find(
        (candidate) =>
          (candidate.operation === '*' || candidate.operation === operation) &&
          (candidate.customer === undefined || named.includes(candidate.customer)),
      )
      if (!rule) return named.map((name) => failing.get(name)).find((fault) => fault !== undefined) ?? null
      rule.count -= 1
      if (rule.count <= 0) rules.splice(rules.indexOf(rule), 1)
      return rule.fault
    },
    list: () => rules,
    clear: () => {
      rules.length = 0
    },
  }
}

const SLOW_MS = 3000

/** By external id and by id, since either may be what a caller has. */
function failingCustomers(): ReadonlyMap<string, Fault> {
  const byExternalId = [
    ...FAILING_STATUSES.map((status): [string, Fault] => [`error-${status}`, { kind: 'status', status }]),
    ...Object.entries(FAILING_KINDS).map(([externalId, { kind }]): [string, Fault] => [
      externalId,
      kind === 'delay' ? { kind, ms: SLOW_MS } : kind === 'html' ? { kind, status: 200 } : { kind },
    ]),
  ]
  return new Map(
    byExternalId.flatMap(([externalId, fault]): [string, Fault][] => [
      [externalId, fault],
      [namedCustomerId(externalId), fault],
    ]),
  )
}
