/* The report of a period, its lists and its page to print, of a month of made-up days; on a hub of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { fillPeriod } from '#bench/report/fill.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { startHub } from '#hub/hub.ts'
import { both } from './moreStates.ts'

/** December 2026: the last month by the clock below. */
const [FIRST, DAYS, NOW] = ['2026-11-16', 34, '2027-01-04']

export async function anyPeriod(browser: Browser, shoot: (page: Page, name: string) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'foyer-pictures-'))
  await fillPeriod(dataDir, FIRST, DAYS, { calm: 8 })
  const now = localInstant(NOW, '09:30', 'Europe/London')
  const hub = await startHub({ dataDir, port: 0, clock: { now: () => now, rate: () => 0 } })
  try {
    const { code } = await hub.makeCode('lead', 'Team lead', null)
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, colorScheme: 'light', locale: 'en-GB' })).newPage()
    await page.goto(`${hub.url}/#${code}`)
    await page.getByRole('button', { name: 'Any period' }).waitFor()
    await page.keyboard.press('.')
    await page.getByText(/Complete up to number/).waitFor()
    await page.locator('figure svg').first().waitFor()
    await both(page, 'any-period', shoot)
    for (const [width, height, name] of [
      [1366, 768, 'any-period-charts'],
      [683, 384, 'any-period-charts-200'],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page
        .getByRole('figure')
        .first()
        .evaluate((figure) => figure.scrollIntoView())
      await shoot(page, name)
    }
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.getByRole('button', { name: /told in full and in time$/ }).press('Enter')
    await page.getByRole('row', { name: /^Open/ }).first().waitFor()
    await both(page, 'any-period-list', shoot)
    await page.keyboard.press('Enter')
    await page.getByRole('list', { name: /What happened/ }).waitFor()
    await both(page, 'any-period-story', shoot)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.keyboard.press('r')
    await page.getByRole('heading', { name: /We kept our promise|we kept our promise/ }).waitFor()
    await both(page, 'period-report', shoot)
    await page.evaluate(() => (window.print = () => undefined))
    await page.keyboard.press('Enter')
    await page.emulateMedia({ media: 'print' })
    // A4, as it leaves the printer.
    await page.setViewportSize({ width: 794, height: 1123 })
    await shoot(page, 'period-report-printed')
    await page.context().close()
  } finally {
    await hub.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
