/* The team lead asks how any period went: by keys alone, of one centre and of several, with the hub and without it. */
import { mkdtempSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import type { Page } from '@playwright/test'
import { fillPeriod } from '#bench/report/fill.ts'
import { businessDay, businessDayFrom } from '#domain/time/businessDay.ts'
import { clean } from './axe.ts'
import { expect, joinOn, test } from './centre.ts'
import { HubProcess } from './hubProcess.ts'
import { cleanAtBoth, threeAppointments } from './leadDay.ts'
import { giveNumber, ready } from './steps.ts'

const ZONE = 'Europe/London'
const TODAY = businessDay(Date.now(), ZONE)

/** Opens any period and asks for these days, by keys. */
async function askFor(page: Page, from: string, to: string): Promise<void> {
  await page.keyboard.press('.')
  await expect(page.getByRole('button', { name: /^Last month/ })).toBeFocused()
  await page.keyboard.press('b')
  await expect(page.getByLabel(/^From/)).toBeFocused()
  await page.getByLabel(/^From/).fill(from)
  await page.keyboard.press('Alt+t')
  await expect(page.getByLabel(/^To/)).toBeFocused()
  await page.getByLabel(/^To/).fill(to)
  await page.keyboard.press('Enter')
}
const pagesOf = async (page: Page) => (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
const pageCount = (pdf: string) => pdf.match(/\/Type ?\/Page\b/g)?.length

test('one key opens any period: presets and groups by digit, typed days, the same without the hub, and nothing for axe', async ({ join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  await ready(welcome.page)
  for (let i = 0; i < 2; i++) await giveNumber(welcome.page, 'council tax bill')
  const { page, line } = await join('lead', 'Team lead')
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
  await page.keyboard.press('.')
  await expect(page.getByRole('button', { name: /^Last month/ })).toBeFocused()
  await expect(page.getByRole('button', { name: /^Last month/ })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText(/Complete up to number \d+ of the log/)).toBeVisible()
  for (const [key, name] of [
    ['3', /^Last quarter/],
    ['1', /^Last week/],
  ] as const) {
    await page.keyboard.press(key)
    await expect(page.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true')
  }
  await expect(page.getByText('Nothing in this period.')).toBeVisible()
  await page.keyboard.press('Escape')

  await askFor(page, TODAY, TODAY)
  await expect(page.getByText('of 2 who came, 0 with an appointment')).toBeVisible()
  await cleanAtBoth(page, 'any period, by service')
  await page.getByRole('button', { name: /^Last week/ }).focus()
  for (const [key, name] of [
    ['5', 'Desk'],
    ['6', 'Weekday'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(page.getByRole('table', { name: `By ${name.toLowerCase()}` })).toBeVisible()
  }
  await page.keyboard.press('7')
  await expect(page.getByText('No appointment started late.')).toBeVisible()
  await clean(page, 'any period, by cause')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Any period' })).toBeHidden()

  line.cut()
  await expect(page.getByText(/Working on its own/)).toBeVisible()
  await askFor(page, TODAY, TODAY)
  await expect(page.getByText(/The hub cannot be reached.*Shown are only the days that this PC still holds/)).toBeVisible()
  await page.getByRole('button', { name: '2 who came' }).press('Enter')
  await expect(page.getByRole('heading', { name: '2 came' })).toBeVisible()
  await expect(page.getByText(/The hub cannot be reached.*Shown are only those of the days that this PC still holds/)).toBeVisible()
  await clean(page, 'the list of a figure, without the hub')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: /^What happened to/ })).toContainText('Number')
})

test.describe('a day with appointments', () => {
  test.use({ demoClock: true })

  test('a figure opens its list, a row its story with what they were told, and back again the focus is where it was', async ({ stage, join }) => {
    const { told, letDown } = await threeAppointments(stage)
    const { page } = await join('lead', 'Team lead')
    await ready(page)
    await askFor(page, TODAY, TODAY)
    const kept = page.getByRole('button', { name: '2 of 3', exact: true }).first()
    await kept.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '2 with the promise kept' })).toBeVisible()
    await cleanAtBoth(page, 'the list of a figure')
    const rows = page.getByRole('row', { name: /^Open/ })
    await expect(rows).toHaveCount(2)
    await expect(rows.first().getByRole('button')).toBeFocused()
    await page.keyboard.press('ArrowDown')
    const row = page.getByRole('row', { name: new RegExp(`^Open ${told} `) })
    await page.keyboard.press((await row.getByRole('button').evaluate((button) => button === document.activeElement)) ? 'ArrowDown' : 'ArrowUp')
    await expect(row.getByRole('button')).toBeFocused()
    await expect(row).toContainText(/10am.*10:18am.*18 min.*About 10:20am.*Kept/)
    await page.keyboard.press('Enter')
    const story = page.getByRole('list', { name: `What happened to ${told}` })
    await expect(story).toContainText('10:02amTold of a delay in person: The one before took longer. About 10:20am')
    await cleanAtBoth(page, 'the story of a visit of a period')
    await page.keyboard.press('Escape')
    await expect(row.getByRole('button')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(kept).toBeFocused()

    // Every count in a table is a figure too, and says which.
    const hours = page.getByRole('figure', { name: /^By hour/ })
    await expect(hours.locator('svg')).toBeVisible()
    await hours
      .getByRole('row', { name: /^10am to 11am/ })
      .getByRole('button')
      .last()
      .press('Enter')
    await expect(page.getByRole('heading', { name: '1 with the promise missed, 10am to 11am' })).toBeVisible()
    await expect(page.getByRole('row', { name: new RegExp(`^Open ${letDown} .*Missed: not told`) })).toBeVisible()
    await page.keyboard.press('Escape')
    // Minutes are folded away; the focus finds its figure there all the same.
    const late = page.getByRole('figure', { name: /^How late appointments started/ })
    await expect(late).toContainText('0 of 3 on the minute, the others in the picture')
    await late.locator('summary').press('Enter')
    const minute = late.getByRole('row', { name: /^15/ }).getByRole('button').first()
    await minute.press('Enter')
    await expect(page.getByRole('heading', { name: '1 seen 15 minutes late' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(minute).toBeFocused()
    await cleanAtBoth(page, 'any period, minute by minute')
  })

  test('its report is one page of A4, also with many services, and a table without names', async ({ stage, join }) => {
    await threeAppointments(stage)
    const { page } = await join('lead', 'Team lead')
    await ready(page)
    await askFor(page, TODAY, TODAY)
    await expect(page.getByRole('button', { name: '2 of 3', exact: true }).first()).toBeVisible()
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '')
    })
    await page.getByRole('button', { name: /^Last week/ }).focus()
    await page.keyboard.press('r')
    await expect(page.getByRole('heading', { name: /^On \d+ \w+ \d{4} we kept our promise to 2 of 3 people\. We let down 1\.$/ })).toBeVisible()
    await cleanAtBoth(page, 'the report of a period')
    await page.keyboard.press('Enter')
    await expect(page.locator('body[data-printed]')).toBeAttached()
    const pdf = await pagesOf(page)
    expect(pageCount(pdf)).toBe(1)
    expect(pdf).toMatch(/\/MediaBox ?\[0 0 59[45][.\d]* 84[12]/)
    // All the lines that there can be: seven causes, seven parts of the period, nine services with long names.
    const lines = await page.evaluate(() => {
      const paper = document.querySelector('body > div:last-child')
      const fill = (title: RegExp, most: number) => {
        const section = [...(paper?.querySelectorAll('section') ?? [])].find((one) => title.test(one.querySelector('h4')?.textContent ?? ''))
        const rows = () => section?.querySelectorAll('tbody tr') ?? []
        while (rows().length < most) rows()[0]?.after(rows()[0]?.cloneNode(true) ?? '')
        for (const row of rows()) row.querySelector('th')?.append(' of a service that has a long name')
      }
      fill(/^Why/, 7)
      fill(/^Day by day/, 7)
      fill(/^Service by service/, 9)
      return paper?.querySelectorAll('tbody tr').length
    })
    expect(lines).toBeGreaterThanOrEqual(7 + 7 + 9 + 7 + 6)
    expect(pageCount(await pagesOf(page))).toBe(1)
    // Bars and stripes are drawn on paper too, and in ink.
    await page.emulateMedia({ media: 'print' })
    const bar = page.locator('body > div:last-child svg [aria-label=bar] rect').first()
    await expect.poll(() => bar.evaluate((one) => getComputedStyle(one).fill)).toBe('rgb(34, 34, 34)')
    await page.emulateMedia({ media: null })

    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('s')])
    expect(download.suggestedFilename()).toBe(`punctuality-${TODAY}-to-${TODAY}.csv`)
    expect(await readFile(await download.path(), 'utf8')).toContain(`Whole period,,3,1,33.3,1,3,2,66.7,1,`)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Report', exact: true })).toBeFocused()
  })
})

test.describe('days that are gone from this PC', () => {
  const [FIRST, LAST] = [businessDayFrom(Date.now(), -21, ZONE), businessDayFrom(Date.now(), -7, ZONE)]
  const filled = test.extend({
    // oxlint-disable-next-line no-empty-pattern
    hub: async ({}, use) => {
      const folder = mkdtempSync(joinPath(tmpdir(), 'foyer-hub-'))
      await fillPeriod(folder, FIRST, 8)
      const hub = await HubProcess.on(folder)
      await hub.run()
      await use(hub)
      await hub.stop()
    },
  })

  filled('the hub shows who is behind a figure, some at a time, and tells their story; without it this PC says that it cannot', async ({ join }) => {
    test.setTimeout(240_000)
    const { page, line } = await join('lead', 'Team lead')
    await ready(page)
    await askFor(page, FIRST, LAST)
    await page.getByRole('button', { name: '1144 who came' }).press('Enter')
    await expect(page.getByRole('heading', { name: '1144 came' })).toBeVisible()
    const rows = page.locator('button[data-visit]')
    await expect(rows).toHaveCount(200)
    await expect(page.getByText('200 of 1144 shown').last()).toBeVisible()
    for (const count of [400, 600, 800, 1000]) {
      await page.keyboard.press('+')
      await expect(rows).toHaveCount(count, { timeout: 30_000 })
    }
    await expect(page.getByText('1000 of 1144 shown. Choose fewer days, or one service, desk or hour, to see the others')).toBeVisible()
    await page.keyboard.press('Escape')
    await page
      .getByRole('row', { name: /^Not told/ })
      .getByRole('button')
      .press('Enter')
    await expect(rows.first()).toBeFocused()
    // The oldest: of a day that no device holds any more.
    await rows.last().focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('list', { name: /^What happened to/ })).toContainText(/Came for the appointment at .*welcome desk/)
    await page.keyboard.press('Escape')
    await expect(rows.last()).toBeFocused()
    line.cut()
    await page.keyboard.press('Enter')
    await expect(page.getByText('The hub cannot be reached. Everything is kept on this PC.')).toBeVisible()
    await clean(page, 'a story that only the hub has, without the hub')
    await page.keyboard.press('Escape')
    await expect(rows.last()).toBeFocused()
  })
})

test('who leads several centres sees them side by side, and prints them on one page', async ({ hub, chromium }) => {
  await hub.tell('centre', 'add', 'Crewe customer centre')
  const said = await hub.tell('pair', '--role', 'lead', '--label', 'Team lead', '--centre', 'demo,crewe-customer-centre')
  const context = await chromium.newContext({ viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await joinOn(page, `${hub.url}/#${/[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(said)?.[0] ?? ''}`)
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
  await page.keyboard.press('.')
  const table = page.getByRole('table', { name: 'Centres side by side' })
  await expect(table.getByRole('row')).toHaveCount(3)
  await expect(table.getByRole('rowheader', { name: 'Crewe customer centre' })).toBeVisible()
  await clean(page, 'any period, two centres')
  await page.keyboard.press('r')
  const centres = page
    .getByRole('region', { name: /^Report, / })
    .getByRole('table')
    .filter({ hasText: 'Centre' })
  await expect(centres.getByRole('rowheader', { name: 'Crewe customer centre' })).toBeVisible()
  await clean(page, 'the report of two centres')
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await page.keyboard.press('Enter')
  await expect(page.locator('body[data-printed]')).toBeAttached()
  expect(pageCount(await pagesOf(page))).toBe(1)
  await context.close()
})
