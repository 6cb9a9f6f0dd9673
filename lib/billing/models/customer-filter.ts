import * as z from '@/lib/zod'
import { flag, number, text, textMap, texts, timestamp } from './members'
import { requestModel } from './model'
import { type ClosedEnum, closedEnum, openEnum } from './open-enum'
import { TypesStatus } from './status'

export const TypesCustomerFilterOrder = { Asc: 'asc', Desc: 'desc' } as const
export type TypesCustomerFilterOrder = ClosedEnum<typeof TypesCustomerFilterOrder>

export const TypesSortDirection = { Asc: 'asc', Desc: 'desc' } as const
export type TypesSortDirection = ClosedEnum<typeof TypesSortDirection>

/** Never consulted by the API: the operator decides which member of the value is read. */
export const TypesDataType = { String: 'string', Number: 'number', Date: 'date', Array: 'array' } as const
export type TypesDataType = ClosedEnum<typeof TypesDataType>

/** `gte` is declared by the API since July 2026 but has no effect there: the condition is dropped. See `droppedConditions`. */
export const TypesFilterOperatorType = {
  Eq: 'eq',
  Contains: 'contains',
  NotContains: 'not_contains',
  Gt: 'gt',
  Lt: 'lt',
  Gte: 'gte',
  In: 'in',
  NotIn: 'not_in',
  Before: 'before',
  After: 'after',
} as const
export type TypesFilterOperatorType = ClosedEnum<typeof TypesFilterOperatorType>

/** What a condition compares with; one member is read, by the operator: `contains` the string, `gt` the number, `in` the array, `before` the date. */
export const GithubComFlexpriceFlexpriceInternalTypesValue = /* @__PURE__ */ requestModel({
  array: texts,
  boolean: flag,
  date: timestamp,
  number,
  string: text,
})
export type GithubComFlexpriceFlexpriceInternalTypesValue = z.output<typeof GithubComFlexpriceFlexpriceInternalTypesValue>

/** `field` is a column in wire form (`external_id`). Conditions are joined by AND; there is no OR. */
export const TypesFilterCondition = /* @__PURE__ */ requestModel({
  dataType: /* @__PURE__ */ closedEnum(TypesDataType),
  field: text,
  operator: /* @__PURE__ */ closedEnum(TypesFilterOperatorType),
  value: /* @__PURE__ */ z.optional(GithubComFlexpriceFlexpriceInternalTypesValue),
})
export type TypesFilterCondition = z.output<typeof TypesFilterCondition>

/** `field` is a column in wire form. After all entries the list is sorted by creation. */
export const TypesSortCondition = /* @__PURE__ */ requestModel({
  direction: /* @__PURE__ */ closedEnum(TypesSortDirection),
  field: text,
})
export type TypesSortCondition = z.output<typeof TypesSortCondition>

const integer = /* @__PURE__ */ z.optional(/* @__PURE__ */ z.int())

/** A search; every member narrows it further. `{}` is the newest 50 published customers. */
export const TypesCustomerFilter = /* @__PURE__ */ requestModel({
  /** Ids to choose from; an empty list restricts nothing. */
  customerIds: texts,
  /** Exact and case-sensitive; must look like an address. */
  email: text,
  /** Checked by the API, yet it filters nothing. */
  endTime: timestamp,
  /** `'integrations'`; until March 2026 `'parent_customer'`. */
  expand: text,
  /** Exact and case-sensitive. */
  externalId: text,
  externalIds: texts,
  filters: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(TypesFilterCondition)),
  /** 1 to 1000, by default 50. */
  limit: integer,
  /** Every given pair must be there and equal. Since May 2026. */
  metadata: textMap,
  offset: integer,
  /** Direction of the built-in sort by creation, by default `desc`. */
  order: /* @__PURE__ */ closedEnum(TypesCustomerFilterOrder),
  /** Until March 2026. */
  parentCustomerIds: texts,
  sort: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(TypesSortCondition)),
  /** Checked by the API, yet it filters nothing. */
  startTime: timestamp,
  /** By default `published` alone. */
  status: /* @__PURE__ */ openEnum(TypesStatus),
})
export type TypesCustomerFilter = z.output<typeof TypesCustomerFilter>
