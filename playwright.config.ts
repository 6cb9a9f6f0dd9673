import { defineConfig } from '@playwright/test'
import { isBare, notBare, RUN_FOLDER, SIGNED_IN } from './e2e/deployment'
import { CHROMIUM_ARGS, chromiumPath } from './scripts/chromium'

export default defineConfig({
  testDir: 'e2e',
  outputDir: `${RUN_FOLDER}/results`,
  globalSetup: './e2e/global-setup.ts',
  grepInvert: isBare ? notBare : [],
  fullyParallel: true,
  // The shorter run takes as long with one, and three crowd two processors less than four.
  workers: isBare ? 1 : 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: `${RUN_FOLDER}/journeys.json` }]],
  use: {
    browserName: 'chromium',
    // Pages of journeys last for seconds: to compile their script for speed costs an eighth more than it saves.
    launchOptions: { executablePath: chromiumPath(), args: [...CHROMIUM_ARGS, '--js-flags=--no-opt --no-maglev'] },
    viewport: { width: 1440, height: 900 },
    // Traces cost every journey a tenth of its time: TRACE=1 keeps those of failures.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    { name: 'first run', testMatch: /.*\.setup\.ts/ },
    { name: 'journeys', testMatch: /.*\.spec\.ts/, dependencies: ['first run'], use: { storageState: SIGNED_IN } },
  ],
})
