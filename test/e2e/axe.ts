import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'
import { expect } from './centre.ts'

const SOURCE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * axe finds nothing on the page as it stands. WCAG 2.2 AA and axe's own best practices. `state`: which screen, and how. axe is read in
 * once a page and runs in it whole, which serves a page without frames and takes a fifth of the time of axe's own builder for Playwright.
 */
export async function clean(page: Page, state: string): Promise<void> {
  expect(page.frames(), 'frames of the page').toHaveLength(1)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE)
  // A screen is judged as it stands. While a line fades in, its colours are on their way, and axe measures one of them.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  const violations = await page.evaluate(async (tags) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    const results = await run(document, { runOnly: tags, resultTypes: ['violations'] })
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
  }, TAGS)
  expect(violations, state).toEqual([])
}
