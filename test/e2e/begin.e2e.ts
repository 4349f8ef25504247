/* A new hub, as the person meets it who starts it first: the demo, or our centre. */
import { test as base, expect, joinOn } from './centre.ts'
import { clean } from './axe.ts'
import { HubProcess } from './hubProcess.ts'
import { goThrough, onStep, ourCentre } from './steps.ts'

const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern
  hub: async ({}, use) => {
    const hub = await HubProcess.start('--no-demo')
    await use(hub)
    await hub.stop()
  },
})

test('the demo, by one key: its addresses join the other screens, and the team lead goes on to the day', async ({ join, chromium }) => {
  const lead = await join('lead', 'Team lead')
  await expect(lead.page.getByRole('heading', { name: 'What do you want to begin with?' })).toBeVisible()
  await lead.page.keyboard.press('1')
  await expect(lead.page.getByRole('heading', { name: 'The demo is ready' })).toBeVisible()
  const addresses = await lead.page.getByRole('link').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
  expect(addresses).toHaveLength(3)
  const other = await (await chromium.newContext()).newPage()
  await joinOn(other, addresses[0] ?? '')
  await expect(other.getByRole('heading', { name: 'Welcome desk', level: 1 })).toBeVisible()
  await expect(other.getByText('Demo', { exact: true })).toBeVisible()
  await lead.page.keyboard.press('Enter')
  await expect(lead.page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
  await lead.page.reload()
  await expect(lead.page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
  await other.context().close()
})

test('our centre, by the keyboard: other devices wait for it, also another team lead’s, and a reload asks nothing again', async ({ join }) => {
  const lead = await join('lead', 'Team lead')
  const welcome = await join('welcome', 'Welcome desk')
  await expect(welcome.page.getByText('This centre is not set up yet. This screen opens by itself when the team lead has done that.')).toBeVisible()
  const second = await join('lead', 'Deputy')
  await ourCentre(lead.page)
  await expect(lead.page.getByRole('heading', { name: 'Set up our centre', level: 1 })).toBeVisible()
  await lead.page.reload()
  const name = lead.page.getByLabel('What is your centre called?')
  await expect(name).toBeFocused()
  await name.fill('Crewe customer centre')
  await lead.page.keyboard.press('Enter')
  await onStep(lead.page, 'Services')
  await expect(lead.page.getByText('Crewe customer centre')).toBeVisible()
  await expect(welcome.page.getByRole('heading', { name: 'Welcome desk', level: 1 })).toBeVisible()
  await expect(welcome.page.getByText('Crewe customer centre')).toBeVisible()
  await expect(welcome.page.getByText('Demo', { exact: true })).toBeHidden()
  // Who is a team lead as well can go on with it, until setting up is finished.
  await expect(second.page.getByRole('heading', { name: 'Set up our centre', level: 1 })).toBeVisible()
  await goThrough(lead.page)
  await expect(second.page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
})

test('without a line nothing is decided, in a sentence', async ({ join }) => {
  const lead = await join('lead', 'Team lead')
  await expect(lead.page.getByRole('button', { name: 'Try the demo' })).toBeVisible()
  lead.line.cut()
  await lead.page.keyboard.press('1')
  await expect(lead.page.getByText(/The hub cannot be reached/)).toBeVisible({ timeout: 30_000 })
  await expect(lead.page.getByRole('button', { name: 'Try the demo' })).toBeVisible()
})

test('fits at 1366 by 768 without the page scrolling and at 200 % in one column, and axe finds nothing', async ({ join }) => {
  const { page } = await join('lead', 'Team lead')
  const seen = async (heading: string) => {
    await page.setViewportSize({ width: 1366, height: 768 })
    await expect(page.getByRole('heading', { name: heading })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)
    await clean(page, heading)
    await page.setViewportSize({ width: 683, height: 384 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await clean(page, heading)
  }
  await seen('What do you want to begin with?')
  await page.keyboard.press('1')
  await seen('The demo is ready')
})
