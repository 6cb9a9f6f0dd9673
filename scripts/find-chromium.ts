/** Prints where the browser is, or ends with 1: asked by scripts/test.mjs, which must run before packages are there. */
import { chromiumPath } from './chromium'

try {
  const path = chromiumPath()
  if (path) console.log(path)
  else process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
