import { defineConfig } from 'vitest/config'

// They share a process, which is three times as fast. A test that changes something of the whole process belongs in test/.
const UNIT = ['src/**/*.test.{ts,tsx}', 'test/house/**/*.test.ts', 'test/wire/**/*.test.ts']

export default defineConfig({
  test: {
    environment: 'node',
    // A machine that others use too is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'unit', include: UNIT, isolate: false } },
      { extends: true, test: { name: 'processes', include: ['test/**/*.test.ts'], exclude: [...UNIT, 'test/e2e/**', '**/node_modules/**'] } },
    ],
  },
})
