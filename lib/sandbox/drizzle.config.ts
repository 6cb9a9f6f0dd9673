import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate --config lib/sandbox/drizzle.config.ts` after the tables changed. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './lib/sandbox/database/tables/*.ts',
  out: './lib/sandbox/migrations',
})
