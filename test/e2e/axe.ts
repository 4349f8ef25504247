import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './centre.ts'

/** axe finds nothing on the page as it stands. WCAG 2.2 AA and axe's own best practices. `state`: which screen, and how. */
export async function clean(page: Page, state: string): Promise<void> {
  // A screen is judged as it stands. While a line fades in, its colours are on their way, and axe measures one of them.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
  expect(found, state).toEqual([])
}
