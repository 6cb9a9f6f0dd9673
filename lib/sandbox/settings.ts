import path from 'node:path'
import { parseArgs } from 'node:util'
import * as z from '@/lib/zod'
import { SANDBOX_DEFAULTS } from './defaults'
import type { SandboxSettings } from './server'
import { isRfc3339 } from './time/rfc3339'

/** A setting nobody can work with; the message names it and says what it takes. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

/** Every setting of the process: by environment, or by flag, which wins. `takes` completes "SANDBOX_PORT must be …". */
const SETTINGS = {
  SANDBOX_PORT: {
    flag: 'port',
    takes: 'a port from 0 to 65535 (0 takes any free one)',
    fallback: String(SANDBOX_DEFAULTS.port),
    schema: wholeNumber(65_535),
  },
  SANDBOX_HOST: {
    flag: 'host',
    takes: 'an address to listen on',
    fallback: SANDBOX_DEFAULTS.host,
    schema: z.string(),
  },
  SANDBOX_CONTROL_PORT: {
    flag: 'control-port',
    takes: 'a port of this machine for faults, clock and reset (0 takes any free one), or off',
    fallback: String(SANDBOX_DEFAULTS.controlPort),
    schema: z.union([z.literal('off'), wholeNumber(65_535)]),
  },
  DATA_DIR: {
    flag: 'data-dir',
    takes: 'a folder; the data goes into <folder>/sandbox',
    fallback: '.data',
    schema: z.string(),
  },
  SANDBOX_DATABASE_URL: {
    flag: 'database-url',
    takes: 'a postgres:// address, to use that Postgres instead of the folder',
    fallback: '',
    schema: z.string().check(z.regex(/^($|postgres(ql)?:\/\/)/)),
  },
  SANDBOX_API_KEY: {
    flag: 'api-key',
    takes: 'a key of at least 8 characters, which may do everything',
    fallback: SANDBOX_DEFAULTS.apiKey,
    schema: z.string().check(z.regex(/^[\x21-\x7e]{8,}$/)),
  },
  SANDBOX_READ_ONLY_API_KEY: {
    flag: 'read-only-api-key',
    takes: 'a key of at least 8 characters, whose writes answer 403',
    fallback: SANDBOX_DEFAULTS.readOnlyApiKey,
    schema: z.string().check(z.regex(/^[\x21-\x7e]{8,}$/)),
  },
  SANDBOX_CUSTOMERS: {
    flag: 'customers',
    takes: 'how many made-up customers a new database gets, 0 to 5000000',
    fallback: String(SANDBOX_DEFAULTS.customers),
    schema: wholeNumber(5_000_000),
  },
  SANDBOX_NOW: {
    flag: 'now',
    takes: 'an RFC 3339 moment the sandbox takes for the present when it starts',
    fallback: '',
    schema: z.string().check(z.refine((text) => text === '' || isRfc3339(text))),
  },
} as const

type Name = keyof typeof SETTINGS
type Settings = { [Key in Name]: z.output<(typeof SETTINGS)[Key]['schema']> }

/**
 * The settings of a sandbox process.
 * @param args what stands behind the command's name
 * @returns 'help' when it is asked for
 * @throws SettingError for a flag nobody knows or a value nobody can work with
 */
export function readSettings(args: string[], environment: Record<string, string | undefined>): SandboxSettings | 'help' {
  const flags = parseFlags(args)
  if (flags.help) return 'help'
  const read = Object.fromEntries(
    Object.entries(SETTINGS).map(([name, { flag, takes, fallback, schema }]) => {
      const text = flags[flag] ?? (environment[name] || fallback)
      const result = z.safeParse(schema, text)
      if (!result.success) throw new SettingError(`${name} (--${flag}) must be ${takes}, not ${JSON.stringify(text)}`)
      return [name, result.data]
    }),
    // Each name was read with its own schema.
  ) as Settings
  return {
    port: read.SANDBOX_PORT,
    host: read.SANDBOX_HOST,
    ...(read.SANDBOX_CONTROL_PORT === 'off' ? {} : { controlPort: read.SANDBOX_CONTROL_PORT }),
    dataDir: path.join(read.DATA_DIR, 'sandbox'),
    ...(read.SANDBOX_DATABASE_URL && { databaseUrl: read.SANDBOX_DATABASE_URL }),
    apiKeys: [
      { key: read.SANDBOX_API_KEY, access: 'full' },
      { key: read.SANDBOX_READ_ONLY_API_KEY, access: 'read' },
    ],
    customers: read.SANDBOX_CUSTOMERS,
    ...(read.SANDBOX_NOW && { now: new Date(read.SANDBOX_NOW) }),
  }
}

export function helpText(): string {
  const rows = Object.entries(SETTINGS).map(
    ([name, { flag, takes, fallback }]) => `  --${flag}\n      ${name}${fallback && ` (${fallback})`}: ${takes}`,
  )
  return `A billing API on made-up data: npm run sandbox -- [flags]

Each setting is a flag or an environment variable; the flag wins. In brackets what holds otherwise.

${rows.join('\n')}
  --help
      this text

Customers to try, how to make it fail, and how to start anew: docs/sandbox.md
`
}

function parseFlags(args: string[]): Record<string, string> {
  const options = Object.fromEntries(Object.values(SETTINGS).map(({ flag }) => [flag, { type: 'string' as const }]))
  try {
    const { values } = parseArgs({ args, options: { ...options, help: { type: 'boolean', short: 'h' } } })
    return Object.fromEntries(Object.entries(values).map(([flag, value]) => [flag, String(value)]))
  } catch (error) {
    throw new SettingError(`${error instanceof Error ? error.message : error} (--help lists the flags)`)
  }
}

function wholeNumber(most: number) {
  return z.pipe(
    z.string().check(z.regex(/^\d{1,9}$/)),
    z.pipe(
      z.transform((text: string) => Number(text)),
      z.number().check(z.maximum(most)),
    ),
  )
}
