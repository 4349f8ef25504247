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
const [FIRST, DAYS, NOW] = ['2026-11-30', 24, '2027-01-04']

export async function anyPeriod(browser: Browser, shoot: (page: Page, name: string) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'foyer-pictures-'))
  await fillPeriod(dataDir, FIRST, DAYS)
  const now = localInstant(NOW, '09:30', 'Europe/London')
  const hub = await startHub({ dataDir, port: 0, clock: { now: () => now, rate: () => 1 } })
  try {
    const { code } = await hub.makeCode('lead', 'Team lead', null)
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, colorScheme: 'light', locale: 'en-GB' })).newPage()
    await page.goto(`${hub.url}/#${code}`)
    await page.getByRole('button', { name: 'Any period' }).waitFor()
    await page.keyboard.press('.')
    await page.getByText(/Complete up to number/).waitFor()
    await page.locator('figure svg').first().waitFor()
    await both(page, 'any-period', shoot)
    await page.getByRole('figure').first().scrollIntoViewIfNeeded()
    await both(page, 'any-period-charts', shoot)
    await page.getByRole('row', { name: 'Not told', exact: false }).getByRole('button').press('Enter')
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
