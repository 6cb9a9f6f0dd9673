import { expect, expectTypeOf, test } from 'vitest'
import type * as z from '@/lib/zod'
import * as core from './core'
import { customersDeleteCustomer } from './funcs/customers-delete-customer'
import { customersGetCustomerUsageSummary } from './funcs/customers-get-customer-usage-summary'
import { customersUpdateCustomer } from './funcs/customers-update-customer'
import * as models from './models'
import * as errors from './models/errors'
import type { Codec } from './models/model'
import * as operations from './models/operations'
import * as sdk from './sdk'
import type * as types from './types'

// The names of the client's page and of the package behind it (contract, section 9). `npx tsc -p .` checks the types among them.

/** Each member must be declared by the type, and by the schema of the same name. */
function hasMembers<Value>(model: Codec<Value> & { members: z.ZodMiniObject }, ...names: (keyof Value & string)[]): void {
  expect(Object.keys(model.members.shape)).toEqual(expect.arrayContaining<string>(names))
}
const words = <const Text extends string>(text: Text) => text.split(' ') as Words<Text>[]
type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text

test('modules offer the names of the page', () => {
  expect(Object.keys(sdk)).toEqual(expect.arrayContaining(['SDK', 'HTTPClient']))
  expect(Object.keys(core)).toEqual(['SDKCore'])
  expect(Object.keys(errors)).toEqual(
    expect.arrayContaining([
      ...words(
        'SDKError ErrorsErrorResponse SDKDefaultError ResponseValidationError SDKValidationError HTTPClientError ConnectionError',
      ),
      ...words('RequestTimeoutError RequestAbortedError InvalidRequestError UnexpectedClientError'),
    ]),
  )
  expect(Object.keys(operations).sort()).toEqual([
    ...words('DeleteCustomerRequest GetCustomerByExternalIdRequest GetCustomerEntitlementsRequest GetCustomerRequest'),
    ...words('GetCustomerUpcomingGrantsRequest GetCustomerUsageSummaryRequest UpdateCustomerRequest'),
  ])
  expectTypeOf<keyof sdk.RequestOptions>()
    .extract<'fetchOptions' | 'retries' | 'retryCodes' | 'timeoutMs' | 'serverURL' | 'signal'>()
    .toEqualTypeOf<'fetchOptions' | 'retries' | 'retryCodes' | 'timeoutMs' | 'serverURL' | 'signal'>()
  expectTypeOf<keyof sdk.RequestOptions>().extract<'method' | 'body'>().toBeNever()
  expectTypeOf<sdk.SDKOptions>().pick<'serverURL' | 'apiKeyAuth'>().toExtend<{ serverURL: string }>()
})

test('the class has the nine methods', () => {
  const { customers } = new sdk.SDK({ serverURL: 'https://api.example.com' })
  const methods = [
    ...words(
      'updateCustomer createCustomer getCustomerByExternalId queryCustomer getCustomerUsageSummary getCustomer deleteCustomer',
    ),
    ...words('getCustomerEntitlements getCustomerUpcomingGrants'),
  ]
  for (const method of methods) expectTypeOf(customers[method]).toBeFunction()
  expect(methods.map((method) => typeof customers[method])).toEqual(methods.map(() => 'function'))
  expectTypeOf(customers.deleteCustomer).returns.resolves.toBeVoid()
  expectTypeOf(customers.getCustomer).returns.resolves.toEqualTypeOf<models.DtoCustomerResponse>()
})

test('standalone functions answer a Result that can be inspected', () => {
  expectTypeOf(customersUpdateCustomer).parameter(0).toEqualTypeOf<core.SDKCore>()
  expectTypeOf(customersUpdateCustomer).parameter(1).toEqualTypeOf<operations.UpdateCustomerRequest>()
  expectTypeOf(customersUpdateCustomer).returns.toEqualTypeOf<
    types.APIPromise<types.Result<models.DtoCustomerResponse, errors.BillingError>>
  >()
  expectTypeOf(customersDeleteCustomer).returns.resolves.toEqualTypeOf<types.Result<void, errors.BillingError>>()
  expectTypeOf(customersGetCustomerUsageSummary).toBeCallableWith(new core.SDKCore({ serverURL: 'x' }))
})

test('requests have the members of the page', () => {
  const shared = [
    ...words(
      'addressCity addressCountry addressLine1 addressLine2 addressPostalCode addressState email externalId integrationEntityMapping',
    ),
    ...words('metadata name parentCustomerExternalId parentCustomerId'),
  ]
  hasMembers(models.DtoUpdateCustomerRequest, ...shared, ...words('contact timezone'))
  hasMembers(models.DtoCreateCustomerRequest, ...shared, ...words('skipOnboardingWorkflow taxRateOverrides contact timezone'))
  hasMembers(models.DtoTaxRateOverride, ...words('autoApply currency metadata priority taxRateCode'))
  hasMembers(models.DtoIntegrationEntityMapping, ...words('id provider'))
  hasMembers(
    models.TypesCustomerFilter,
    ...words(
      'customerIds email endTime expand externalId externalIds filters limit offset order parentCustomerIds sort startTime status metadata',
    ),
  )
  hasMembers(models.TypesFilterCondition, ...words('dataType field operator value'))
  hasMembers(models.GithubComFlexpriceFlexpriceInternalTypesValue, ...words('array boolean date number string'))
  hasMembers(models.TypesSortCondition, ...words('direction field'))
  hasMembers(operations.UpdateCustomerRequest, ...words('body externalCustomerId id'))
  hasMembers(
    operations.GetCustomerUsageSummaryRequest,
    ...words('customerId customerLookupKey featureIds featureLookupKeys subscriptionIds'),
  )
  hasMembers(operations.GetCustomerEntitlementsRequest, ...words('id featureIds subscriptionIds'))
  expectTypeOf<{ externalId: string }>().toExtend<models.DtoCreateCustomerRequest>()
  expectTypeOf<{ name: string }>().not.toExtend<models.DtoCreateCustomerRequest>()
  expectTypeOf<{ order: 'sideways' }>().not.toExtend<models.TypesCustomerFilter>()
  expectTypeOf<{ status: 'hibernating' }>().toExtend<models.TypesCustomerFilter>()
})

const record = words('createdAt createdBy environmentId id status tenantId updatedAt updatedBy')

test('answers have the members of the page', () => {
  hasMembers(
    models.DtoCustomerResponse,
    ...record,
    ...words(
      'addressCity addressCountry addressLine1 addressLine2 addressPostalCode addressState email externalId metadata name',
    ),
    ...words('parentCustomer parentCustomerId contact timezone integrations'),
  )
  hasMembers(models.DtoListCustomersResponse, ...words('items pagination'))
  hasMembers(models.TypesPaginationResponse, ...words('limit offset total'))
  hasMembers(models.DtoCustomerUsageSummaryResponse, ...words('customerId features pagination period'))
  hasMembers(
    models.DtoFeatureUsageSummary,
    ...words('currentUsage feature isEnabled isSoftLimit isUnlimited nextUsageResetAt sources totalLimit usagePercent'),
  )
  hasMembers(models.DtoBillingPeriodInfo, ...words('endTime period startTime'))
  hasMembers(models.DtoCustomerEntitlementsResponse, ...words('customerId features subscriptions'))
  hasMembers(models.DtoAggregatedFeature, ...words('entitlement feature sources'))
  hasMembers(
    models.DtoAggregatedEntitlement,
    ...words('isEnabled isSoftLimit staticValues usageLimit usageResetPeriod aggregationMode buckets configValues'),
  )
  hasMembers(
    models.DtoEntitlementSource,
    ...words(
      'entitlementId entityId entityName entityType isEnabled quantity staticValue subscriptionId usageLimit usageResetPeriod',
    ),
  )
  hasMembers(
    models.DtoFeatureResponse,
    ...record,
    ...words(
      'alertSettings description lookupKey metadata meter meterId name type unitPlural unitSingular reportingUnit groupId',
    ),
  )
  hasMembers(
    models.DtoMeterResponse,
    ...words('aggregation createdAt eventName filters id name resetUsage status tenantId updatedAt'),
  )
  hasMembers(models.MeterAggregation, ...words('bucketSize field groupBy multiplier type'))
  hasMembers(models.MeterFilter, ...words('key values'))
  hasMembers(models.TypesAlertSettings, ...words('alertEnabled critical info warning'))
  hasMembers(models.TypesAlertThreshold, ...words('condition threshold'))
  hasMembers(models.DtoListCreditGrantApplicationsResponse, ...words('items pagination'))
  hasMembers(
    models.DtoCreditGrantApplicationResponse,
    ...record,
    ...words(
      'applicationReason applicationStatus appliedAt creditGrantId credits failureReason idempotencyKey metadata periodEnd',
    ),
    ...words('periodStart retryCount scheduledFor subscriptionId subscriptionStatusAtApplication'),
  )
  expectTypeOf<models.DtoCreditGrantApplicationResponse['credits']>().toEqualTypeOf<number | undefined>()
  expectTypeOf<models.TypesAlertThreshold['threshold']>().toEqualTypeOf<number | undefined>()
  expectTypeOf<models.DtoFeatureUsageSummary['usagePercent']>().toEqualTypeOf<string | undefined>()
  expectTypeOf<models.DtoCustomerResponse['createdAt']>().toEqualTypeOf<string | undefined>()
})

test('enumerations have the keys of the page', () => {
  const keys = {
    TypesStatus: 'Archived Deleted Published',
    TypesCustomerFilterOrder: 'Asc Desc',
    TypesSortDirection: 'Asc Desc',
    TypesDataType: 'Array Date Number String',
    TypesFilterOperatorType: 'After Before Contains Eq Gt Gte In Lt NotContains NotIn',
    TypesFeatureType: 'Boolean Config Metered Static',
    TypesAggregationType: 'Avg Count CountUnique Latest Max Sum SumWithMultiplier WeightedSum',
    TypesWindowSize: 'Day FifteenMIN Hour Minute Month SixHOUR ThirtyMIN ThreeHOUR TwelveHOUR Week',
    TypesResetUsage: 'BillingPeriod Never',
    TypesAlertCondition: 'Above Below',
    TypesBillingPeriod: 'Annual Daily HalfYearly Monthly Onetime Quarterly Weekly',
    TypesEntitlementUsageResetPeriod: 'Annual Daily HalfYearly Monthly Never Quarterly Weekly',
    DtoEntitlementSourceEntityType: 'Addon Plan Subscription',
    TypesApplicationStatus: 'Applied Cancelled Failed Pending Skipped',
    TypesCreditGrantApplicationReason: 'FirstTimeRecurringCreditGrant OnetimeCreditGrant RecurringCreditGrant',
    TypesSubscriptionStatus: 'Active Cancelled Draft Incomplete Paused Trialing',
    Provider: 'Paypal Razorpay Stripe',
  } as const
  const enums: Record<keyof typeof keys, object> = models
  for (const [name, expected] of Object.entries(keys)) {
    expect([name, ...Object.keys(enums[name as keyof typeof keys]).sort()]).toEqual([name, ...words(expected)])
  }
})
