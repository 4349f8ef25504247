import { defineConfig } from 'vitest/config'

const PURE = ['src/domain/**/*.test.ts', 'src/wire/**/*.test.ts']

export default defineConfig({
  test: {
    environment: 'node',
    projects: [
      // Without clock, disk or state of their own, these files need no process each.
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: { name: 'rest', include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'], exclude: [...PURE, 'test/e2e/**', '**/node_modules/**'] },
      },
    ],
  },
})
