import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.e2e.ts',
  // One at a time: each test starts whole programs, which take two cores. Two at once took as long, and met races of their own.
  workers: 1,
  fullyParallel: false,
  // A test that needs a second try tells of a bug in Foyer or in itself.
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 120_000,
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // A button that never comes is told in seconds, not when the whole test has run out.
  use: { actionTimeout: 30_000, trace: 'off', video: 'off', screenshot: 'only-on-failure' },
})
