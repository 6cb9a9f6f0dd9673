import type { OpenEnum } from './open-enum'

/** `ONETIME` is known to the current API only. */
export const TypesBillingPeriod = {
  Daily: 'DAILY',
  Weekly: 'WEEKLY',
  Monthly: 'MONTHLY',
  Quarterly: 'QUARTERLY',
  HalfYearly: 'HALF_YEARLY',
  Annual: 'ANNUAL',
  Onetime: 'ONETIME',
} as const
export type TypesBillingPeriod = OpenEnum<typeof TypesBillingPeriod>

/** How often the usage counted against a limit starts anew. */
export const TypesEntitlementUsageResetPeriod = {
  Daily: 'DAILY',
  Weekly: 'WEEKLY',
  Monthly: 'MONTHLY',
  Quarterly: 'QUARTERLY',
  HalfYearly: 'HALF_YEARLY',
  Annual: 'ANNUAL',
  Never: 'NEVER',
} as const
export type TypesEntitlementUsageResetPeriod = OpenEnum<typeof TypesEntitlementUsageResetPeriod>
