import type { TypesCustomerFilter, TypesFilterCondition, TypesFilterOperatorType } from './models/customer-filter'
import { SDKValidationError } from './models/errors/sdk-validation-error'

/** The member of a condition's value that its operator reads; `gte` is declared, but not implemented by the API (contract, 5.6). */
const READS: Record<Exclude<TypesFilterOperatorType, 'eq' | 'gte'>, 'string' | 'number' | 'array' | 'date'> = {
  contains: 'string',
  not_contains: 'string',
  gt: 'number',
  lt: 'number',
  in: 'array',
  not_in: 'array',
  before: 'date',
  after: 'date',
}

/**
 * What is wrong with conditions that the API would not apply: it drops them without a word and answers more customers than were asked
 * for, or, without a value, fails with an empty 500. One line per condition, naming it; empty when all of them count.
 */
export function droppedConditions(filter: TypesCustomerFilter): string[] {
  return (filter.filters ?? []).flatMap((condition, index) => {
    const problem = problemOf(condition)
    return problem
      ? [`filters[${index}] (${condition.field ?? 'no field'} ${condition.operator ?? 'no operator'}): ${problem}`]
      : []
  })
}

/** @throws SDKValidationError when the API would not apply one of the conditions. */
export function refuseDroppedConditions(filter: TypesCustomerFilter): void {
  const problems = droppedConditions(filter)
  if (problems.length > 0) throw new SDKValidationError('Conditions the API would ignore', problems.join('\n'), filter)
}

function problemOf({ operator, value }: TypesFilterCondition): string | undefined {
  if (!operator) return 'needs an operator'
  if (operator === 'gte') return 'the API declares this operator but ignores it; for timestamps use after'
  if (!value) return 'needs a value'
  if (operator === 'eq') return Object.values(value).every((member) => member === undefined) ? 'needs a value' : undefined
  const member = READS[operator]
  if (!member) return 'unknown operator'
  if (value[member] === undefined) return `reads value.${member}, which is missing`
  return member === 'array' && value.array?.length === 0 ? 'needs at least one element in value.array' : undefined
}
