import type { OpenEnum } from './open-enum'

/** State of a record: live, soft-deleted, deleted. Not the state of a subscription, an application or an addon. */
export const TypesStatus = { Published: 'published', Archived: 'archived', Deleted: 'deleted' } as const
export type TypesStatus = OpenEnum<typeof TypesStatus>
