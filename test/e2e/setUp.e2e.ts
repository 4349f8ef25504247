/* Setting up from nothing by the ten-minute path, with the keyboard only; a practice visit that nobody counts; and changes later, offline too. */
import type { Page } from '@playwright/test'
import { dayCounts } from '#domain/lead/today.ts'
import { clean } from './axe.ts'
import { test as base, expect } from './centre.ts'
import { readLog, today } from './deviceLog.ts'
import { HubProcess } from './hubProcess.ts'
import { level, onStep, ourCentre, setUpQuickly } from './steps.ts'

const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern
  hub: async ({}, use) => {
    const hub = await HubProcess.start('--no-demo')
    await use(hub)
    await hub.stop()
  },
})

const enter = (page: Page) => page.keyboard.press('Enter')

/** The state of the page fits one screen, also at 200 %, and axe finds nothing. */
async function fits(page: Page, name: string): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight), `${name}: the page scrolls at 1366 by 768`).toBe(true)
  await clean(page, name)
  await picture(page, name)
  await page.setViewportSize({ width: 683, height: 384 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}: too wide at 200 %`).toBe(true)
  await clean(page, `${name} at 200 %`)
  await picture(page, `${name} 200`, true)
  await page.setViewportSize({ width: 1366, height: 768 })
}

/** For whoever wants to look: FOYER_LOOK names a folder. */
async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  const folder = process.env['FOYER_LOOK']
  if (folder) await page.screenshot({ path: `${folder}/${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`, fullPage })
}

test('a new user sets up a centre from nothing, with the keyboard only, and runs the practice visit', async ({ join }) => {
  // Every step is looked at twice by axe.
  test.setTimeout(300_000)
  const lead = await join('lead', 'Team lead')
  const { page } = lead
  await ourCentre(page)
  await onStep(page, 'Name and hours')
  await expect(page.getByLabel('What is your centre called?')).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Crewe customer centre')
  await expect(page.getByRole('checkbox', { name: /26 March 2027|Christmas Day/ }).first()).toBeChecked()
  await fits(page, 'set up 1 name and hours')
  await page.getByLabel('What is your centre called?').focus()
  await enter(page)

  await onStep(page, 'Services')
  await expect(page.getByRole('checkbox', { name: /Council Tax bill/ })).toBeFocused()
  await expect(page.getByRole('checkbox', { name: /Council Tax bill/ })).toBeChecked()
  await page.keyboard.press('m')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('12')
  await fits(page, 'set up 2 services')
  // Closed in the middle: what was left is saved, and it goes on at the first step that is not done.
  await page.keyboard.press('Tab')
  await expect.poll(async () => (await readLog(page, lead.id)).state.services.get('lgsl:58')?.minutes).toBe(12)
  await page.reload()
  await onStep(page, 'Desks')
  await page.keyboard.press('Escape')
  await onStep(page, 'Services')
  await page.keyboard.press('Escape')
  await onStep(page, 'Name and hours')
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('What is your centre called?')).toHaveValue('Crewe customer centre')
  await enter(page)
  await onStep(page, 'Services')
  await enter(page)

  await onStep(page, 'Desks')
  await expect(page.getByLabel('How many desks and rooms?')).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('3')
  await expect(page.getByLabel('What desk 3 is called')).toHaveValue('Desk 3')
  await fits(page, 'set up 3 desks')
  await page.getByLabel('How many desks and rooms?').focus()
  await enter(page)

  await onStep(page, 'Staff')
  await page.keyboard.type('Sam Khan')
  await fits(page, 'set up 4 staff')
  await page.getByLabel('Name, as colleagues say it').focus()
  await enter(page)
  await expect(page.getByRole('button', { name: /Sam Khan/ })).toBeVisible()
  // For the next one, and not still Sam's.
  await expect(page.getByLabel('Name, as colleagues say it')).toHaveValue('')
  await expect(page.getByLabel('Name, as colleagues say it')).toBeFocused()
  await enter(page)

  await onStep(page, 'Standards')
  await expect(page.getByLabel('Greeted within, minutes')).toHaveValue('2')
  await expect(page.getByLabel('Keep a place for, minutes')).toHaveValue('30')
  expect(await page.getByRole('group', { name: 'Who is next?' }).getByRole('checkbox', { checked: true }).count()).toBe(11)
  await fits(page, 'set up 5 standards')
  await page.getByLabel('Greeted within, minutes').focus()
  await enter(page)

  await onStep(page, 'Waiting-room screen')
  await page.keyboard.press('c')
  await expect(page.locator('[data-code]')).toHaveText(/[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/)
  await fits(page, 'set up 6 screen')
  await page.getByRole('button', { name: 'Next' }).focus()
  await enter(page)

  await onStep(page, 'Other PCs')
  await page.keyboard.press('c')
  await expect(page.locator('[data-code]')).toHaveCount(4)
  await fits(page, 'set up 7 pcs')
  await page.getByRole('button', { name: 'Next' }).focus()
  await enter(page)

  await onStep(page, 'A practice visit')
  await fits(page, 'set up 8 practice')
  for (const [press, next] of [
    [/Begin: greet/, /Give a number/],
    [/Give a number/, /Call 1 to Desk 1/],
    [/Call 1 to Desk 1/, /They are here/],
    [/They are here/, /Finished today/],
  ] as const) {
    await expect(page.getByRole('button', { name: press })).toBeVisible()
    await page.locator('body').press('Enter')
    await expect(page.getByRole('button', { name: next })).toBeVisible()
  }
  await fits(page, 'set up 8 practising')
  await page.locator('body').press('Enter')
  await expect(page.getByText('The practice visit is over. It is counted nowhere, and has left every list.')).toBeVisible()
  await page.locator('body').press('Enter')

  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
  await expect(page.getByText('Crewe customer centre')).toBeVisible()
  // From now on whoever sits down says who they are; nobody has to.
  await expect(page.getByRole('heading', { name: 'Who works here now?' })).toBeVisible()
  await page.getByRole('button', { name: 'I am not on this list' }).press('Enter')
  await expect(page.getByText('0 of 0')).toBeVisible()
  await level([lead])
  const { state } = await readLog(page, lead.id)
  const counts = dayCounts(today(state))
  expect(Object.values(counts).filter((count) => count !== 0 && count !== null)).toEqual([])
  expect([...state.desks.values()].map(({ label, isOpen, services }) => [label, isOpen, services.length])).toEqual(
    ['Desk 1', 'Desk 2', 'Desk 3'].map((label) => [label, false, 21]),
  )
  expect([...state.staff.values()]).toMatchObject([{ name: 'Sam Khan', initials: 'SK', roles: ['adviser'] }])
  expect(state.hours?.map((day) => day.length)).toEqual([1, 1, 1, 1, 1, 0, 0])
  expect(state.closedDays.length).toBeGreaterThan(5)
  expect(state.changes).toEqual([])
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
})

test('what the team lead changes without a line reaches the others when it is back, with who, when and what it was before', async ({ join }) => {
  const lead = await join('lead', 'Team lead')
  const { page } = lead
  await setUpQuickly(page)
  const welcome = await join('welcome', 'Welcome desk')
  await expect(welcome.page.getByRole('heading', { name: 'Welcome desk', level: 1 })).toBeVisible()

  lead.line.cut()
  await page.keyboard.press('z')
  await page.keyboard.press('1')
  await onStep(page, 'Name and hours')
  await fits(page, 'settings name and hours')
  await page.locator('body').press('2')
  await onStep(page, 'Services')
  await page.getByRole('checkbox', { name: /Council Tax bill/ }).focus()
  await page.keyboard.press('m')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('15')
  await enter(page)
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  await page.getByRole('checkbox', { name: /Blue Badge/ }).press('Space')
  await page.keyboard.press('9')
  await onStep(page, 'Changes')
  const changes = page.getByRole('list', { name: 'Changes' })
  await expect(changes).toContainText(/\d(am|pm), Somebody at a team lead’s screen: Council Tax bill: from 10 to 15 minutes/)
  await expect(changes).toContainText('Blue Badge is not offered any more; it was before')
  await fits(page, 'settings changes')
  await expect(page.getByText(/Working on its own/)).toBeVisible()

  lead.line.mend()
  await level([lead, welcome])
  const { state } = await readLog(welcome.page, welcome.id)
  expect(state.services.get('lgsl:58')?.minutes).toBe(15)
  expect(state.changes).toMatchObject([
    { type: 'serviceSet', device: lead.id, before: { minutes: 10 }, after: { minutes: 15 } },
    { type: 'serviceRemoved', device: lead.id, before: { name: 'Blue Badge' } },
  ])
  // What was taken away is offered no more, not on a digit and not to who types it.
  await expect(welcome.page.getByRole('button', { name: /Blue Badge/ })).toBeHidden()
  await enter(welcome.page)
  await welcome.page.keyboard.type('blue badge')
  await expect(welcome.page.getByRole('option', { name: /Blue Badge/ })).toBeHidden()
})

test('a setting that cannot be is refused in a sentence, and nothing of it is written', async ({ join }) => {
  const lead = await join('lead', 'Team lead')
  const { page } = lead
  await setUpQuickly(page)
  await page.keyboard.press('z')
  await page.keyboard.press('1')
  await page.locator('body').press('3')
  await onStep(page, 'Desks')
  await page.getByLabel('What desk 2 is called').fill('desk 1')
  await enter(page)
  await expect(page.getByText('There is already one called Desk 1. Choose another name.')).toBeVisible()
  // Without leaving what is wrong behind, one does not leave.
  await page.keyboard.press('Escape')
  await onStep(page, 'Desks')
  await clean(page, 'settings, refused')
  await page.getByLabel('What desk 2 is called').fill('Room 2')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
  const desks = async () => [...(await readLog(page, lead.id)).state.desks.values()].map(({ label }) => label)
  await expect.poll(desks).toEqual(['Desk 1', 'Room 2', 'Desk 3', 'Desk 4'])
  await page.keyboard.press('z')
  await page.keyboard.press('1')
  await page.locator('body').press('3')
  await page.getByLabel('What desk 4 is called').focus()
  await page.keyboard.press('Alt+R')
  await expect(page.getByLabel('What desk 4 is called')).toBeHidden()
  await page.locator('body').press('9')
  await expect(page.getByRole('list', { name: 'Changes' })).toContainText('Desk 4 is not used any more; it was before')
})
