import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ROLES, roleMay } from '@/lib/auth/roles'
import { pathParameters } from '@/lib/billing/operation'
import { type OperationRow, operationAt, operations } from './operations'

const ROUTES = 'app/api/billing/[environment]'
const rows = Object.entries(operations)

describe('the table of operations (PX-1)', () => {
  test.each(rows)('%s has its route, at the billing API’s own path and method', (name, { operation }) => {
    const file = `${ROUTES}${operation.path.replace(/\{(\w+)\}/g, '[$1]')}/route.ts`
    expect(existsSync(file) && readFileSync(file, 'utf8')).toContain(
      `export const ${operation.method} = handle(operations.${name})`,
    )
    expect(operation.id).toBe(name)
  })

  test('every route there is comes from a row', () => {
    const exported = routeFiles().flatMap((file) => readFileSync(file, 'utf8').match(/^export .*/gm) ?? [])
    expect(exported).toHaveLength(rows.length)
    expect(exported.every((line) => /^export const (GET|POST|PUT|DELETE) = handle\(operations\.\w+\)$/.test(line))).toBe(true)
  })

  test.each(rows)('%s names all that its request has', (_, row) => {
    const { operation, query, ids }: OperationRow & { operation: { path: string; body: string; request: unknown } } = row
    const inPath = pathParameters(operation.path)
    const members = Object.keys((operation.request as { members: { shape: object } }).members.shape)
    const wireNames = members.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    if (operation.body === 'request') expect(query).toEqual({})
    else {
      const body = operation.body === 'member' ? ['body'] : []
      expect([...inPath, ...Object.keys(query), ...body].sort()).toEqual(wireNames.sort())
    }
    expect(inPath.every((name) => name in ids)).toBe(true)
    expect(Object.keys(ids).every((name) => inPath.includes(name) || name in query)).toBe(true)
  })

  test.each(rows)('%s: what changes something is an intent, and never repeated (UP-3, DS-2)', (_, row: OperationRow) => {
    const isWrite = row.effect === 'write'
    expect(row.retry).toBe(isWrite ? 'never' : 'read')
    expect('plan' in row).toBe(isWrite)
    expect(row.needs.includes('Idempotency-Key')).toBe(isWrite)
    expect(row.permission).toBe(isWrite ? 'customers:write' : 'customers:read')
  })

  test('all nine operations are there', () => expect(rows).toHaveLength(9))

  test('whoever may write sees what was written: answers and conflicts hold personal fields', () => {
    for (const role of ROLES) expect(!roleMay(role, 'customers:write') || roleMay(role, 'customers:personal')).toBe(true)
  })

  test.each([
    ['GET', '/customers/usage?customer_id=cust_1', 'getCustomerUsageSummary'],
    ['GET', '/customers/cust_1', 'getCustomer'],
    ['GET', '/customers/external/usage', 'getCustomerByExternalId'],
    ['POST', '/customers/search', 'queryCustomer'],
    ['GET', '/customers/cust_1/grants/upcoming', 'getCustomerUpcomingGrants'],
    ['DELETE', '/customers/cust_1', 'deleteCustomer'],
    ['PUT', '/customers?id=cust_1', 'updateCustomer'],
    ['POST', '/customers', 'createCustomer'],
    ['PUT', '/customers/cust_1', undefined],
    ['PATCH', '/customers/cust_1', undefined],
    ['GET', '/customers/cust_1/wallets', undefined],
    ['GET', '/customers/', undefined],
    ['GET', '//customers/cust_1', undefined],
    ['GET', '/events', undefined],
  ])('%s %s is %s', (method, path, id) => expect(operationAt(method, path)?.operation.id).toBe(id))
})

function routeFiles(): string[] {
  const names = readdirSync('app/api/billing', { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith('route.ts')).map((name) => `app/api/billing/${name}`)
}
