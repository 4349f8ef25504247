/* Small files, so that one can be read at a sitting. The linter stops at 400 lines; this holds the median and the tail. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { percentile } from '#domain/queue/waits.ts'

const ROOT = join(import.meta.dirname, '../..')
const files = globSync('src/**/*.{ts,tsx,css}', { cwd: ROOT })
  .filter((path) => !path.includes('.test.'))
  .map((path) => ({ path, lines: readFileSync(join(ROOT, path), 'utf8').split('\n').length - 1 }))
  .sort((a, b) => b.lines - a.lines)
const longest = files.slice(0, 8).map(({ path, lines }) => `${path} ${lines}`)

test('no file is longer than 400 lines', () => {
  expect(files.length).toBeGreaterThan(40)
  expect(files.filter(({ lines }) => lines > 400)).toEqual([])
})

test('nine in ten have at most 250, and half of them at most 80', () => {
  const lines = files.map((file) => file.lines)
  expect(percentile(lines, 0.9), longest.join('\n')).toBeLessThanOrEqual(250)
  expect(percentile(lines, 0.5), longest.join('\n')).toBeLessThanOrEqual(80)
})
