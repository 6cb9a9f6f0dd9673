/** What a sandbox is when nobody says otherwise. Loads nothing, so the console's start script can read it without PGlite. */
export const SANDBOX_DEFAULTS = {
  host: '127.0.0.1',
  port: 4010,
  controlPort: 4011,
  /** The key that may do everything. It protects nothing: the sandbox holds made-up data and listens on loopback. */
  apiKey: 'sk_01K9SANDB0X000000000000000',
  /** The key whose writes answer 403, as a role without customer-write does. */
  readOnlyApiKey: 'sk_01K9SANDB0XREAD0N1Y0000000',
  customers: 2000,
} as const
