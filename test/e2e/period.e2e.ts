/* The team lead asks how any period went: by keys alone, of one centre and of several, with the hub and without it. */
import { clean } from './axe.ts'
import { expect, joinOn, test } from './centre.ts'
import { giveNumber, ready } from './steps.ts'

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
  await page.keyboard.press('1')
  await expect(page.getByRole('button', { name: /^Last week/ })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText('Nothing in this period.')).toBeVisible()

  // Today, by hand.
  const today = await page.evaluate(() => new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' }))
  await page.keyboard.press('r')
  await expect(page.getByLabel(/^From/)).toBeFocused()
  await page.getByLabel(/^From/).fill(today)
  await page.keyboard.press('Alt+t')
  await expect(page.getByLabel(/^To/)).toBeFocused()
  await page.getByLabel(/^To/).fill(today)
  await page.keyboard.press('Enter')
  await expect(page.getByText('of 2 who came, 0 with an appointment')).toBeVisible()
  await clean(page, 'any period, by service')
  await page.getByRole('button', { name: /^Last week/ }).focus()
  for (const [key, name] of [
    ['5', 'Desk'],
    ['6', 'Hour'],
    ['7', 'Weekday'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(page.getByRole('table', { name: `By ${name.toLowerCase()}` })).toBeVisible()
  }
  await page.keyboard.press('8')
  await expect(page.getByText('No appointment started late.')).toBeVisible()
  await clean(page, 'any period, by cause')
  const saved = page.waitForEvent('download')
  await page.keyboard.press('s')
  expect((await saved).suggestedFilename()).toBe(`punctuality-${today}-to-${today}.csv`)

  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Any period' })).toBeHidden()
  line.cut()
  await expect(page.getByText(/Working on its own/)).toBeVisible()
  await page.keyboard.press('.')
  await expect(page.getByText(/The hub cannot be reached.*Shown are only the days that this PC still holds/)).toBeVisible()
  await clean(page, 'any period, without the hub')
})

test('who leads several centres sees them side by side', async ({ hub, chromium }) => {
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
  await context.close()
})
