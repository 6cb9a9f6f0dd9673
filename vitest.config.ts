import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  resolve: {
    // 'server-only' throws outside a server build, which is its whole purpose; unit tests are a server of their own.
    alias: { '@': root.replace(/\/$/, ''), 'server-only': `${root}node_modules/server-only/empty.js` },
  },
  test: {
    include: ['{app,components,lib,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // By itself it leaves a processor to others; beside the build there are none, and after it there is one idle.
    maxWorkers: '100%',
    // Their files start in two thirds of the time that processes of their own take.
    pool: 'threads',
    globalSetup: 'lib/store/fixtures/empty-store.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
