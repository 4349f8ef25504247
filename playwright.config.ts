import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.e2e.ts',
  // While one waits for its programs the other has the processor.
  workers: 2,
  fullyParallel: false,
  // A test that needs a second try tells of a bug in Foyer or in itself.
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 240_000,
  // A machine that others use too is slow, not wrong.
  expect: { timeout: 15_000 },
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // A button that never comes is told in seconds, not when the whole test has run out.
  use: { actionTimeout: 30_000, trace: 'off', video: 'off', screenshot: 'only-on-failure' },
})
