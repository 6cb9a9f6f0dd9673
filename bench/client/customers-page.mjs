/** A page of `count` customers as the API answers it, every member present; one in three without metadata. */
export function customersPage(count) {
  const items = Array.from({ length: count }, (_, index) => ({
    id: `cust_${String(index).padStart(26, '0')}`,
    external_id: `ext-${index}`,
    name: `Customer ${index}`,
    email: `billing@customer-${index}.example`,
    contact: '+49 30 1234567',
    address_line1: `${index} Long Street`,
    address_line2: '',
    address_city: 'Berlin',
    address_state: '',
    address_postal_code: '10115',
    address_country: 'DE',
    timezone: 'UTC',
    metadata: index % 3 === 0 ? null : { plan: 'pro', segment: 'smb', 'sales owner': 'Kim' },
    environment_id: 'env_01J00000000000000000000000',
    tenant_id: 'tenant_01J00000000000000000000000',
    status: 'published',
    created_at: '2026-02-24T10:00:00.123456Z',
    updated_at: '2026-02-24T10:00:00.123456Z',
    created_by: 'user_01J00000000000000000000000',
    updated_by: 'user_01J00000000000000000000000',
  }))
  return { items, pagination: { total: count, limit: count, offset: count } }
}
