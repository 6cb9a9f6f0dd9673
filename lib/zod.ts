/**
 * zod as this project uses it: the tree-shakeable functions, with the code generation off. `import * as z from '@/lib/zod'`, never
 * from 'zod'; imported as one object instead, a bundle would carry all of it, with its texts in every language.
 * zod compiles object parsers with `new Function` by default, which the pages' CSP (no 'unsafe-eval') forbids; with `jitless` it
 * never tries.
 */
import { config } from 'zod/mini'

config({ jitless: true })

export * from 'zod/mini'
