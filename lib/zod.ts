/**
 * zod as this project uses it: the tree-shakeable functions, with the code generation off.
 * zod compiles object parsers with `new Function` by default, which the pages' CSP (no 'unsafe-eval') forbids; with `jitless` it
 * never tries. Import `z` from here, never from 'zod'.
 */
import * as z from 'zod/mini'

z.config({ jitless: true })

export { z }
