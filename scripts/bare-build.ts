/** The tests' build without its proxy.ts, which must decide no access (AU-1). */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The framework finds its proxy by these two; whoever uses the copy sees to it that it sets no headers. */
const MANIFESTS = ['server/functions-config-manifest.json', 'server/middleware-manifest.json']

export function copyWithoutProxy(build: string, to: string): void {
  cpSync(build, to, { recursive: true, filter: (file) => !/[\\/](cache|trace)$/.test(file) })
  for (const name of MANIFESTS) {
    const file = path.join(to, name)
    if (!existsSync(file)) continue
    const { functions = {}, middleware = {}, ...rest } = JSON.parse(readFileSync(file, 'utf8'))
    delete functions['/_middleware']
    delete middleware['/']
    writeFileSync(
      file,
      JSON.stringify({ ...rest, functions, ...(name.includes('middleware') && { middleware, sortedMiddleware: [] }) }),
    )
  }
}
