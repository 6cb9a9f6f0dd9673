/** Staff of a journey's own: invited by the first administrator, and signed in by taking the invitation. */
import { randomUUID } from 'node:crypto'
import { type APIRequestContext, type BrowserContext, request } from '@playwright/test'
import type { Role } from '../lib/auth/roles'
import { routes } from '../lib/routes'
import { SIGNED_IN } from './deployment'

export const PASSWORD = 'blue kettle under rain'

export interface Person {
  id: string
  name: string
  email: string
  /** Asks with the person's session. */
  api: APIRequestContext
  /** For `browser.newContext`: the same session in a browser. */
  storageState: Awaited<ReturnType<APIRequestContext['storageState']>>
}

const baseURL = () => process.env.E2E_URL ?? ''
/** A browser sends this by itself. */
const fromOurPages = () => ({ baseURL: baseURL(), extraHTTPHeaders: { origin: baseURL() } })

/** Asks as the first administrator. Never end its sessions: all journeys share them. */
export const administrator = (): Promise<APIRequestContext> => request.newContext({ ...fromOurPages(), storageState: SIGNED_IN })

export const stranger = (): Promise<APIRequestContext> =>
  request.newContext({ ...fromOurPages(), storageState: { cookies: [], origins: [] } })

export const tokenOf = (link: string) => new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? ''

export async function newPerson(role: Role, name = `Person ${randomUUID().slice(0, 8)}`): Promise<Person> {
  const email = `${name.toLowerCase().replace(/\W+/g, '-')}-${randomUUID().slice(0, 8)}@console.example`
  const admin = await administrator()
  const invited = await admin.post(routes.api.invitations(), { data: { email, role } })
  const { link } = await invited.json()
  const api = await stranger()
  const joined = await api.post(routes.api.spendLink(), { data: { token: tokenOf(link), name, password: PASSWORD } })
  if (!joined.ok()) throw new Error(`Joining answered ${joined.status()}`)
  const { members } = await (await admin.get(routes.api.team())).json()
  await admin.dispose()
  const { id } = members.find((member: { email: string }) => member.email === email)
  return { id, name, email, api, storageState: await api.storageState() }
}

/** A person of the journey's own in its own browser, in place of the first administrator. */
export async function becomes(context: BrowserContext, role: Role): Promise<Person> {
  const person = await newPerson(role)
  await context.clearCookies()
  await context.addCookies(person.storageState.cookies)
  return person
}

/** Another session of the same person, by password. */
export async function signedInAgain({ email }: Person): Promise<APIRequestContext> {
  const api = await stranger()
  const answer = await api.post(routes.api.signIn(), { data: { email, password: PASSWORD } })
  if (!answer.ok()) throw new Error(`Signing in answered ${answer.status()}`)
  return api
}
