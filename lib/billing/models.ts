// Entry point `openapi/models` of the client's page: every model and enumeration by its name there.
export { DtoCustomerResponse, DtoListCustomersResponse } from './models/customer'
export {
  GithubComFlexpriceFlexpriceInternalTypesValue,
  TypesCustomerFilter,
  TypesCustomerFilterOrder,
  TypesDataType,
  TypesFilterCondition,
  TypesFilterOperatorType,
  TypesSortCondition,
  TypesSortDirection,
} from './models/customer-filter'
export {
  DtoCreateCustomerRequest,
  DtoCreateEntityIntegrationMappingRequest,
  DtoIntegrationEntityMapping,
  DtoTaxRateOverride,
  DtoUpdateCustomerRequest,
  Provider,
} from './models/customer-requests'
export {
  DtoAggregatedEntitlement,
  DtoAggregatedEntitlementBucket,
  DtoAggregatedFeature,
  DtoCustomerEntitlementsResponse,
  DtoEntitlementSource,
  DtoEntitlementSourceEntityType,
  TypesEntitlementAggregationMode,
  TypesEntitlementGrantDurationUnit,
  TypesEntitlementGrantMeasure,
} from './models/entitlement'
export {
  DtoFeatureResponse,
  TypesAlertCondition,
  TypesAlertSettings,
  TypesAlertThreshold,
  TypesFeatureType,
  TypesReportingUnit,
} from './models/feature'
export {
  DtoCreditGrantApplicationResponse,
  DtoListCreditGrantApplicationsResponse,
  TypesApplicationStatus,
  TypesCreditGrantApplicationReason,
} from './models/grant'
export { DtoEntityIntegrationMappingResponse } from './models/integration'
export {
  DtoMeterResponse,
  MeterAggregation,
  MeterFilter,
  TypesAggregationType,
  TypesResetUsage,
  TypesWindowSize,
} from './models/meter'
export { TypesPaginationResponse } from './models/pagination'
export { TypesBillingPeriod, TypesEntitlementUsageResetPeriod } from './models/periods'
export { TypesStatus } from './models/status'
export { DtoSubscriptionResponse, TypesSubscriptionStatus } from './models/subscription'
export { DtoBillingPeriodInfo, DtoCustomerUsageSummaryResponse, DtoFeatureUsageSummary } from './models/usage'
