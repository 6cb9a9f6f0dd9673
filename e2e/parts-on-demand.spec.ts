import { routes } from '../lib/routes'
import { customerId, expect, test } from './test'

test.use({ expectedErrors: /ChunkLoadError|Failed to load|ERR_FAILED|aborted|error boundary/ })

test('a part whose code cannot be loaded says so in its place, and comes when tried again', async ({ page, context }) => {
  await page.goto(routes.customer('sandbox', await customerId('acme-42')), { waitUntil: 'networkidle' })
  // Whatever a page loads from here on is lost on the way.
  await context.route('**/_next/static/**', (route) => route.abort())
  await page.getByRole('button', { name: 'More' }).press('Enter')
  const alert = page.getByRole('alert').filter({ hasText: 'This part of the page could not be loaded.' })
  await expect(alert).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Acme')
  await context.unroute('**/_next/static/**')
  await alert.getByRole('button', { name: 'Retry' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible()
  await expect(alert).toBeHidden()
})
