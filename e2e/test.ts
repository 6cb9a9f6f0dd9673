import { test as base, expect, type Page } from '@playwright/test'
import { SANDBOX_DEFAULTS } from '../lib/sandbox/defaults'

interface Options {
  /** What the browser's console may say in this journey, such as a status that the journey provokes. Anything else fails it. */
  expectedErrors: RegExp | undefined
}

/**
 * Until React has taken over all that can be pressed: what is pressed before is lost, as it is for people, and a busy machine is slow
 * enough for it.
 */
const live = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('main :is(a, button, input)')].every((element) =>
      Object.keys(element).some((key) => key.startsWith('__reactFiber$')),
    ),
  )

/** Every journey fails on a console error, a page error or a CSP violation. */
export const test = base.extend<Options & { baseURL: string; quiet: undefined }>({
  expectedErrors: [undefined, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: the form in which a fixture that needs no other must be written
  baseURL: async ({}, use) => use(process.env.E2E_URL ?? ''),
  page: async ({ page }, use) => {
    const { goto, reload } = page
    page.goto = async (...asked) => {
      const response = await goto.apply(page, asked)
      await live(page)
      return response
    }
    page.reload = async (...asked) => {
      const response = await reload.apply(page, asked)
      await live(page)
      return response
    }
    await use(page)
  },
  quiet: [
    async ({ context, expectedErrors }, use) => {
      const errors: string[] = []
      context.on('weberror', (error) => errors.push(`page error: ${error.error().message}`))
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(`console error: ${message.text()}`)
      })
      await context.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', (event) =>
          console.error(`CSP violation: ${event.violatedDirective} ${event.blockedURI}`),
        ),
      )
      await use(undefined)
      expect(errors.filter((error) => !expectedErrors?.test(error))).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** A customer of the sandbox's named ones, by the id it has in every sandbox. */
export async function customerId(externalId: string, status = 'published'): Promise<string> {
  const answer = await fetch(`${process.env.E2E_SANDBOX_URL}/customers/search`, {
    method: 'POST',
    headers: { 'x-api-key': SANDBOX_DEFAULTS.apiKey, 'content-type': 'application/json' },
    body: JSON.stringify({ external_id: externalId, status }),
  })
  const { items } = (await answer.json()) as { items: { id: string }[] }
  if (!items[0]) throw new Error(`The sandbox has no customer ${externalId}`)
  return items[0].id
}

/** Of the sandbox, which stands for the billing API. */
export async function askSandbox<Answer>(
  path: string,
  body?: unknown,
  method = body === undefined ? 'GET' : 'POST',
): Promise<Answer> {
  const answer = await fetch(`${process.env.E2E_SANDBOX_URL}${path}`, {
    method,
    headers: { 'x-api-key': SANDBOX_DEFAULTS.apiKey, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`)
  return (answer.status === 204 ? undefined : await answer.json()) as Answer
}
