import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.e2e.ts',
  // Each test starts whole programs of its own, on ports and folders of its own: as many at once as this machine has cores to spare for.
  workers: 2,
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
