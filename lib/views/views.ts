import 'server-only'
import { and, asc, eq, or } from 'drizzle-orm'
import { ulid } from 'ulid'
import { may } from '@/lib/auth/roles'
import type { Staff } from '@/lib/auth/staff'
import type { Refusal } from '@/lib/http/answers'
import { store } from '@/lib/store/store'
import { defaultViews, savedViews } from '@/lib/store/tables/views'
import type { DefaultView, NewView, SavedView, ViewBody } from './saved-view'

/** As many as a menu can be read with; also what keeps the table small. */
const MAX_VIEWS = 200

/** One answer for a view that is not there and one that is somebody else's (AZ-4). */
const NO_SUCH_VIEW: Refusal = { status: 404, code: 'not_found', message: 'There is no such view.' }
const MAY_NOT_SHARE: Refusal = { status: 403, code: 'permission_denied', message: 'Your role does not include shared views.' }

/** The person's own and the shared ones of an environment, by name. */
export async function viewsOf(staff: Staff, environment: string): Promise<SavedView[]> {
  const [rows, [chosen]] = await Promise.all([
    store()
      .select()
      .from(savedViews)
      .where(and(eq(savedViews.environment, environment), visibleTo(staff)))
      .orderBy(asc(savedViews.name), asc(savedViews.id)),
    store().select().from(defaultViews).where(ofPerson(staff, environment)),
  ])
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    isShared: row.isShared,
    isMine: row.ownerId === staff.id,
    isDefault: row.id === chosen?.viewId,
    search: row.search,
    arrangement: row.arrangement,
  }))
}

export async function createView(staff: Staff, { environment, ...view }: NewView): Promise<{ id: string } | Refusal> {
  if (view.isShared && !may(staff, 'views:share')) return MAY_NOT_SHARE
  if ((await viewsOf(staff, environment)).length >= MAX_VIEWS)
    return { status: 409, code: 'too_many_views', message: `There are ${MAX_VIEWS} views already.` }
  const id = ulid()
  await store()
    .insert(savedViews)
    .values({ id, environment, ownerId: staff.id, ...view })
  return { id }
}

export async function changeView(staff: Staff, id: string, view: ViewBody): Promise<Refusal | undefined> {
  if (view.isShared && !may(staff, 'views:share')) return MAY_NOT_SHARE
  const changed = await store()
    .update(savedViews)
    .set({ ...view, updatedAt: new Date() })
    .where(and(eq(savedViews.id, id), changeableBy(staff)))
    .returning({ id: savedViews.id })
  return changed.length > 0 ? undefined : NO_SUCH_VIEW
}

export async function removeView(staff: Staff, id: string): Promise<Refusal | undefined> {
  const removed = await store()
    .delete(savedViews)
    .where(and(eq(savedViews.id, id), changeableBy(staff)))
    .returning({ id: savedViews.id })
  return removed.length > 0 ? undefined : NO_SUCH_VIEW
}

export async function chooseDefaultView(staff: Staff, { environment, viewId }: DefaultView): Promise<Refusal | undefined> {
  if (viewId === null) {
    await store().delete(defaultViews).where(ofPerson(staff, environment))
    return undefined
  }
  const views = await viewsOf(staff, environment)
  if (!views.some(({ id }) => id === viewId)) return NO_SUCH_VIEW
  await store()
    .insert(defaultViews)
    .values({ staffId: staff.id, environment, viewId })
    .onConflictDoUpdate({ target: [defaultViews.staffId, defaultViews.environment], set: { viewId } })
  return undefined
}

const visibleTo = (staff: Staff) => or(eq(savedViews.ownerId, staff.id), savedViews.isShared)
/** A shared view is changed by whoever may share, its owner included. */
const changeableBy = (staff: Staff) => (may(staff, 'views:share') ? visibleTo(staff) : eq(savedViews.ownerId, staff.id))
const ofPerson = (staff: Staff, environment: string) =>
  and(eq(defaultViews.staffId, staff.id), eq(defaultViews.environment, environment))
