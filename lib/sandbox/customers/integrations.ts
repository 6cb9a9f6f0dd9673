import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Database } from '@/lib/sandbox/database/open'
import { type CustomerRow, integrationMappings } from '@/lib/sandbox/database/tables/customers'
import { customerBody, recordBody } from './customer-body'

/** Customers as the API sends them, with what other systems call them where that is asked for and there is something to say. */
export async function customerBodies(db: Database, rows: CustomerRow[], expand: { integrations: boolean }) {
  const bodies = rows.map(customerBody)
  if (!expand.integrations || rows.length === 0) return bodies
  const ids = rows.map(({ id }) => id)
  const mappings = await db
    .select()
    .from(integrationMappings)
    .where(and(inArray(integrationMappings.entityId, ids), eq(integrationMappings.status, 'published')))
    .orderBy(asc(integrationMappings.id))
  return bodies.map((body) => {
    const integrations = mappings.filter(({ entityId }) => entityId === body.id).map(mappingBody)
    return integrations.length > 0 ? { ...body, integrations } : body
  })
}

function mappingBody(row: typeof integrationMappings.$inferSelect) {
  return {
    id: row.id,
    entity_id: row.entityId,
    entity_type: row.entityType,
    provider_type: row.providerType,
    provider_entity_id: row.providerEntityId,
    ...(row.metadata ? { metadata: row.metadata } : {}),
    environment_id: row.environmentId,
    ...recordBody(row),
  }
}
