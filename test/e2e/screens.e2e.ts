/* The way of a call to the waiting room and its proof back to the desk, in a real Chromium. */
import type { Page } from '@playwright/test'
import { clean } from './axe.ts'
import type { Device, Join } from './centre.ts'
import { expect, test } from './centre.ts'
import { confirmedVisit, giveNumber, level, ready } from './steps.ts'

const chimes = (page: Page) => page.evaluate(() => Number(document.documentElement.dataset['chimes'] ?? 0))
const proof = (page: Page, words: RegExp) => expect(page.getByRole('region', { name: 'Called' }).getByRole('status')).toHaveText(words, { timeout: 20_000 })
/** Somebody presses a key at the screen, and the browser lets it sound. (To the browser every look of a test at the page is a key too.) */
async function withSound({ page }: Device): Promise<void> {
  await page.keyboard.press('Shift')
  await expect(page.getByText('Press any key')).toBeHidden()
}
/** A screen on a PC that has nothing to sound with. */
async function withoutSound({ page, context }: Device): Promise<void> {
  await context.addInitScript(() => Reflect.deleteProperty(window, 'AudioContext'))
  await page.reload()
  await expect(page.getByText('No sound. Please watch for your number')).toBeVisible()
  // With its first frame the hub has heard of it again.
  await expect(page.getByText('Demo', { exact: true })).toBeVisible()
}
/** A team lead who looks at the devices. */
async function leadAtDevices(join: Join): Promise<Device> {
  const lead = await join('lead', 'Team lead')
  await ready(lead.page)
  await lead.page.keyboard.press('p')
  return lead
}
/** That panel says so many screens. */
const liveAt = ({ page }: Device, words: string) => expect(page.getByRole('region', { name: 'Waiting-room screens' })).toContainText(words, { timeout: 20_000 })

test('a call with a live screen shows its proof with the time and the count, and sounds once', async ({ join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  const desk = await join('adviser', 'Desk 1', 'desk-1')
  const [wall, hall] = [await join('display', 'Waiting room'), await join('display', 'Hall')]
  for (const { page } of [welcome, desk]) await ready(page)
  await withSound(wall)
  await withoutSound(hall)
  await clean(hall.page, 'waiting room, no sound')
  const ticket = await giveNumber(welcome.page, 'council tax bill')
  await expect(desk.page.getByRole('button', { name: new RegExp(`^Call ${ticket} `) })).toBeFocused()
  await desk.page.keyboard.press('Enter')
  await proof(desk.page, /^Shown \d{1,2}:\d\d:\d\d on 2 screens, 1 without sound$/)
  await expect(welcome.page.getByText('2 screens, 1 without sound')).toBeVisible()
  await clean(desk.page, 'adviser, called and shown')
  await clean(welcome.page, 'welcome, last call shown')
  expect([await chimes(wall.page), await chimes(hall.page)]).toEqual([1, 0])
  await level([welcome, desk])
  expect(await confirmedVisit(welcome, ticket)).toMatchObject({ calls: [{ desk: 'desk-1', screenLive: true }] })
})

test('the team lead tests the screens: each live one is asked, and those that may sound answer', async ({ join }) => {
  const [wall, hall] = [await join('display', 'Waiting room'), await join('display', 'Hall')]
  const lead = await leadAtDevices(join)
  await withSound(wall)
  await withoutSound(hall)
  await liveAt(lead, 'Live in the waiting room: 2 screens, 1 without sound')
  await lead.page.keyboard.press('Alt+v')
  await expect(lead.page.getByText(/The chime played on 1 of 2 screens\./)).toBeVisible({ timeout: 10_000 })
  expect([await chimes(wall.page), await chimes(hall.page)]).toEqual([1, 0])
  await hall.context.close()
  await liveAt(lead, 'Live in the waiting room: 1 screen')
  await lead.page.keyboard.press('Alt+v')
  await expect(lead.page.getByText(/The chime played on 1 screen\./)).toBeVisible({ timeout: 10_000 })
  expect(await chimes(wall.page)).toBe(2)
  await clean(lead.page, 'lead, devices')
})

test('a call whose screen has lost its network says so with what to call out, and the event keeps that none was live', async ({ join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  const desk = await join('adviser', 'Desk 1', 'desk-1')
  const wall = await join('display', 'Waiting room')
  for (const { page } of [welcome, desk]) await ready(page)
  const lead = await leadAtDevices(join)
  await liveAt(lead, 'Live in the waiting room: 1 screen')
  const [first, second] = [await giveNumber(welcome.page, 'council tax bill'), await giveNumber(welcome.page, 'council tax bill')]
  await expect(desk.page.getByRole('button', { name: new RegExp(`^Call ${first} `) })).toBeFocused()
  await desk.page.keyboard.press('Enter')
  await proof(desk.page, /^Shown .* on 1 screen/)
  await expect(desk.page.getByRole('button', { name: /They are here/ })).toBeFocused()
  await desk.page.keyboard.press('Enter')
  await expect(desk.page.getByText(/Being seen since/)).toBeVisible()
  wall.line.cut()
  await desk.page.keyboard.press('1')
  await expect(desk.page.getByRole('button', { name: new RegExp(`^Call ${second} `) })).toBeFocused()
  await liveAt(lead, 'No waiting-room screen is live')
  await desk.page.keyboard.press('Enter')
  await proof(desk.page, new RegExp(`^Screen not reached: call out ${second}, desk 1$`))
  await expect(welcome.page.getByText('Call out')).toBeVisible()
  await clean(desk.page, 'adviser, screen not reached')
  await clean(welcome.page, 'welcome, screen not reached')
  await level([welcome, desk])
  expect(await confirmedVisit(welcome, second)).toMatchObject({ calls: [{ screenLive: false }] })

  // When the screen is back it shows the call that still stands, and the proof comes.
  wall.line.mend()
  await expect(wall.page.getByText(second, { exact: true })).toBeVisible({ timeout: 20_000 })
  await proof(desk.page, /^Shown .* on 1 screen/)
})

test('a desk that is out of the hub’s reach knows of no screen', async ({ join }) => {
  await join('display', 'Waiting room')
  const lead = await leadAtDevices(join)
  await liveAt(lead, 'Live in the waiting room: 1 screen')
  lead.line.cut()
  await liveAt(lead, 'No waiting-room screen is live')
})

test('a call again sounds again; an instruction to leave fills the screen, without a number and without a sound', async ({ chromium, hub }) => {
  const call = { ticket: '27', desk: 'Desk 3', at: 1 }
  const frame = (more: object) =>
    JSON.stringify({ clock: { now: Date.now(), rate: 1 }, timeZone: 'Europe/London', demo: false, current: null, before: [], ...more })
  // Frames of our own making, down a line that the page believes to be its hub's.
  const page = await (await chromium.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
  const said: string[] = []
  let show: (text: string) => void = () => undefined
  await page.routeWebSocket(/\/v1\/board$/, (socket) => {
    show = (text) => socket.send(text)
    socket.onMessage((text) => void said.push(String(text)))
  })
  await page.goto(`${hub.url}/#${await hub.code('display', 'Test wall', null)}`)
  // Not looked at before it has drawn itself: the browser would let it sound.
  await page.waitForURL(/\/d\/[^/]+\//)
  await expect(page.getByText('No sound. Press any key to turn the sound on')).toBeVisible()
  await clean(page, 'waiting room, no sound yet')
  await page.keyboard.press('Shift')
  await expect(page.getByText('Press any key')).toBeHidden()
  show(frame({}))
  await expect(page.getByText('Take a number at the welcome desk')).toBeVisible()
  show(frame({ current: call }))
  await expect.poll(() => chimes(page)).toBe(1)
  show(frame({ current: call }))
  show(frame({ current: { ...call, at: 60_001 } }))
  await expect.poll(() => chimes(page)).toBe(2)
  await expect.poll(() => said.map((text) => JSON.parse(text) as object)).toContainEqual({ t: 'drawn', call: { ticket: '27', at: 60_001 }, sound: true })
  show(frame({ instruction: 'evacuate' }))
  await expect(page.getByRole('alert')).toContainText('Please leave the building now')
  await expect(page.getByText('Keep your number: your place is kept.')).toBeVisible()
  await expect(page.getByText('27')).toHaveCount(0)
  expect(await chimes(page)).toBe(2)
  await clean(page, 'waiting room, evacuate')
  await page.evaluate(() => document.querySelector('[data-board]')?.setAttribute('data-board', 'dark'))
  await clean(page, 'waiting room, evacuate, dark')
  await page.context().close()
})
