/* How long it takes, as people see it: at the welcome desk, on the waiting-room screen, at a desk and for the team lead; and when nobody can tell. */
import type { Page } from '@playwright/test'
import { clean } from './axe.ts'
import { expect, test } from './centre.ts'
import { cleanAtBoth } from './leadDay.ts'
import { confirmedVisit, find, giveNumber, level, onScreenToo, ready } from './steps.ts'

test.use({ demoClock: true })

const COUNCIL_TAX = 'lgsl:58'
const BIRTH = 'lgsl:319'
const queue = (page: Page) => page.getByRole('list', { name: 'Queue' })
const row = (page: Page, ticket: string) => queue(page).getByRole('button', { name: new RegExp(`^${ticket} `) })
const walls = (page: Page) => page.getByRole('region', { name: 'How long it takes now' })

/** The demo's desks 1 to 4 have somebody, and some more wait. */
async function busy(stage: Parameters<Parameters<typeof test>[2]>[0]['stage'], more: number): Promise<string[]> {
  const tickets: string[] = []
  for (let i = 0; i < 4 + more; i++) tickets.push(await stage.comes(COUNCIL_TAX))
  for (const [i, desk] of ['desk-1', 'desk-2', 'desk-3', 'desk-4'].entries()) {
    const visit = stage.visitOf(tickets[i] ?? '')
    await stage.does({ type: 'call', desk, visit })
    await stage.does({ type: 'start', desk, visit })
  }
  return tickets.slice(4)
}

test('a range is told with the number, kept with it, and explained; the queue says by when', async ({ stage, join }) => {
  await stage.clock('10:01')
  await busy(stage, 4)
  const welcome = await join('welcome', 'Welcome desk')
  const { page } = welcome
  await ready(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Greeted \d/)).toBeVisible()
  await page.keyboard.type('council tax bill')
  // Before they decide to wait.
  await expect(page.getByRole('option').first()).toContainText(/Desks 1 to 4, about \d+ to \d+ minutes/)
  await page.keyboard.press('Enter')
  const give = page.getByRole('button', { name: /^Give number \d+/ })
  await expect(give).toBeFocused()
  await expect(give).toHaveAccessibleDescription(/We expect to call you on the screen between/)
  await expect(page.getByText(/^About \d+ to \d+ minutes$/)).toBeVisible()
  const sentence = (await page.locator('blockquote').textContent()) ?? ''
  expect(sentence).toMatch(/^“Your number is \d+\. We expect to call you on the screen between 10:\d[05]am and 1[01](:\d[05])?am\.”$/)
  await page.keyboard.press('?')
  const why = page.getByRole('list', { name: 'Why this figure?' })
  await expect(why).toContainText(/Before them: \d+, \d+, \d+ and \d+\./)
  await expect(why).toContainText('Desks 1 to 4 can see them, and all have somebody now.')
  await expect(why).toContainText('Council Tax bill: about 10 minutes each, as planned. It is not learned here yet.')
  await clean(page, 'welcome, a range and why')
  await page.setViewportSize({ width: 683, height: 384 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'too wide at 200 %').toBe(true)
  await clean(page, 'welcome, a range at 200 %')
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-given]')).toBeVisible()
  const ticket = (await page.locator('[data-given]').textContent()) ?? ''
  // What was said stands as it was said.
  await expect(page.locator('blockquote')).toHaveText(sentence)
  const by = /and ([\d:]+am)/.exec(sentence)?.[1] ?? ''
  await expect(row(page, ticket)).toContainText(`told by ${by}`)
  await expect(row(page, ticket)).toContainText(/\d+ to \d+ min/)
  await level([welcome])
  const told = (await confirmedVisit(welcome, ticket))?.told ?? []
  expect(told).toHaveLength(1)
  expect((told[0]?.by ?? 0) % 300_000).toBe(0)
  await clean(page, 'welcome, told')

  // It says the same to whoever looks later, and never later in silence: once it will not hold, they are to be told again.
  await stage.clock('10:07', page)
  await expect(row(page, ticket)).toContainText(`told by ${by}`)
  await find(page, ticket)
  await expect(page.getByText(new RegExp(`to go, told by ${by}`))).toBeVisible()
  await clean(page, 'welcome, somebody who was told')
  await page.keyboard.press('Enter')
  const last = stage.at(`${/(\d+)/.exec(by)?.[1]}:${/:(\d+)/.exec(by)?.[1] ?? '00'}`)
  expect(last).toBe(told[0]?.by)
  await stage.clock(new Date(last - 60_000).toISOString().slice(11, 16), page)
  await expect(row(page, ticket)).toContainText('Tell again')
  await expect(row(page, ticket)).toContainText(`by ${by}, now `)
  await clean(page, 'welcome, a promise that will not hold')
  await page.keyboard.press('Alt+t')
  const whom = page.getByRole('combobox', { name: 'Who has to be told?' })
  await whom.selectOption((await whom.getByRole('option', { name: new RegExp(`^${ticket}, .*: tell again$`) }).getAttribute('value')) ?? '')
  const tell = page.getByRole('button', { name: new RegExp(`^Tell ${ticket}: by [\\d:]+[ap]m`) })
  // The reason is proposed; Enter says it.
  await expect(tell).not.toHaveAttribute('aria-disabled')
  await expect(page.getByText(/^“There is a delay\. .+\. We expect to see you by [\d:]+[ap]m\.”$/)).toBeVisible()
  await clean(page, 'tell of a delay, a walk-in')
  await tell.press('Enter')
  await expect(page.getByText(new RegExp(`^${ticket} told: by`))).toBeVisible()
  await level([welcome])
  const after = await confirmedVisit(welcome, ticket)
  expect(after?.told).toHaveLength(2)
  expect(after?.told[1]?.by).toBeGreaterThan(last)
  await page.keyboard.press('Escape')
  await expect(row(page, ticket)).toContainText('told by')

  // A slip that is printed later says what they were told last, and once that has passed no time at all.
  await page.evaluate(() => (window.print = () => undefined))
  const slip = page.locator('[data-slip]')
  await find(page, ticket)
  await page.getByRole('button', { name: 'Print the slip' }).click()
  await expect(slip).toContainText('We expect to call you on the screen')
  await stage.clock('16:00', page)
  await find(page, ticket)
  await page.getByRole('button', { name: 'Print the slip' }).click()
  await expect(slip).toContainText('We will show your number on the screen.')
})

test('two devices and the screen show the same ranges for the same log, and the screen names desks only', async ({ stage, join }) => {
  await stage.clock('10:01')
  await busy(stage, 6)
  const [one, two] = [await join('welcome', 'Welcome desk'), await join('welcome', 'Other welcome desk')]
  const wall = await join('display', 'Waiting room')
  for (const { page } of [one, two]) await ready(page)
  await level([one, two])
  const rows = (page: Page) => queue(page).getByRole('button').allTextContents()
  await expect.poll(async () => (await rows(one.page)).join('\n')).toMatch(/\d+ to \d+ min/)
  await expect.poll(async () => rows(two.page)).toEqual(await rows(one.page))
  for (const { page } of [one, two]) {
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^Greeted \d/)).toBeVisible()
    await page.keyboard.type('council tax bill')
  }
  await level([one, two])
  const range = /about (\d+ to \d+ minutes)/
  const said = async (page: Page) => range.exec((await page.getByRole('option').first().textContent()) ?? '')?.[1]
  const shown = async () => range.exec((await walls(wall.page).getByText('Desks 1 to 4').textContent()) ?? '')?.[1]
  const same = async () => new Set([await said(one.page), await said(two.page), await shown()])
  await expect.poll(same, { timeout: 15_000 }).toEqual(new Set([expect.stringMatching(/minutes/)]))
  await expect(walls(wall.page)).toHaveText(/^Desks 1 to 4 about \d+ to \d+ minutesDesks 5 and 6 up to \d+ minutesRoom 7 up to \d+ minutes$/)
  await clean(wall.page, 'waiting room, waits')
  // More come: all three go with it.
  const before = await shown()
  for (let i = 0; i < 6; i++) await stage.comes(COUNCIL_TAX)
  await expect.poll(shown, { timeout: 15_000 }).not.toBe(before)
  await expect.poll(same, { timeout: 15_000 }).toEqual(new Set([expect.stringMatching(/minutes/)]))
})

test('neither a delay nor the waits cover a call on the waiting-room screen, and the waits go on below a delay', async ({ stage, join }) => {
  await stage.clock('10:01')
  const [ann] = await busy(stage, 3)
  const welcome = await join('welcome', 'Welcome desk')
  const wall = await join('display', 'Waiting room')
  const { page } = wall
  await ready(welcome.page)
  await expect(walls(page)).toBeVisible()
  const ends = (box: { y: number; height: number } | null, of = 0.84) => (box ? box.y + box.height * of : Number.POSITIVE_INFINITY)
  // All of the calls are over, one after the other.
  await stage.clock('10:03', welcome.page)
  await expect(page.locator('[data-called]')).toContainText('Desk 4')
  /** Letters of a label with nothing below the line end a sixth above the end of its box. */
  const above = async (top: number | undefined) => {
    for (const label of [page.locator('[data-called] bdi').last(), page.getByRole('listitem').last()])
      expect(ends(await label.boundingBox())).toBeLessThan(top ?? 0)
  }
  await above((await walls(page).boundingBox())?.y)
  await welcome.page.keyboard.press('Alt+t')
  await welcome.page.keyboard.press('3')
  await onScreenToo(welcome.page)
  await welcome.page.keyboard.press('Enter')
  const band = page.getByRole('region', { name: 'Delays' })
  await expect(band).toContainText(`Number ${ann}`)
  await above((await band.boundingBox())?.y)
  await expect(walls(page)).toContainText(/minutes$/)
  const all = await page.getByRole('main').boundingBox()
  expect(ends(await page.getByRole('region', { name: 'Help' }).boundingBox(), 1)).toBeLessThanOrEqual(ends(all, 1) + 1)
  await clean(page, 'waiting room, a call and a delay')
})

test('a desk is told in one line whom it makes late by taking longer; staff see likely late, and then are asked to tell', async ({ stage, join }) => {
  await stage.clock('11:42')
  const ann = await stage.comes(BIRTH)
  const slot = await stage.books('ref-R03', BIRTH, '12:10')
  const desk = await join('adviser', 'Room 7', 'desk-7')
  const { page } = desk
  await ready(page)
  await expect(page.getByRole('button', { name: new RegExp(`^Call ${ann} `) })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /They are here/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Being seen since/)).toBeVisible()
  // The one before that did not come, and will not any more; the demo centre has no other at this desk about then.
  await stage.clock('11:54', page)
  await expect(page.getByText('If this takes past 12:15pm, the 12:10pm appointment will be late.')).toBeVisible()
  await clean(page, 'adviser, whom this makes late')
  const lead = await join('lead', 'Team lead')
  await ready(lead.page)
  await stage.clock('12:06', page, lead.page)
  await expect(lead.page.getByRole('region', { name: '1 likely late' })).toContainText('12:10pm Birth or death: not here yet')
  await clean(lead.page, 'lead, likely late')
  // The later it is, the likelier; and now they are here.
  await stage.clock('12:08', page, lead.page)
  const bob = await stage.comes(BIRTH, { appointment: slot })
  await expect(page.getByText(`If this takes past 12:15pm, ${bob} (12:10pm) will be late.`)).toBeVisible()
  await expect(page.getByRole('list', { name: 'Who this desk could see' })).toContainText('Has to be told of a delay')
  await expect(lead.page.getByRole('region', { name: '1 to tell of a delay' })).toContainText(bob)
  await expect(page.getByText(`Tell ${bob}: the 12:10pm appointment will start late`)).toBeVisible()
  expect(await page.locator('body').textContent()).not.toMatch(/\d%|probabilit/)
})

test('the team lead sees each who is likely late, who has to be told at once in red, and the desks however many these are', async ({ stage, join }) => {
  await stage.clock('11:42')
  const ann = await stage.comes(BIRTH)
  for (const reference of ['ref-R03', 'ref-R04']) await stage.books(reference, BIRTH, '12:10')
  // The demo's own of midday is for a desk that has six people to see.
  const midday = stage.appointment(7)
  await stage.does({ type: 'cancelAppointment', appointment: midday, day: midday.slice(0, 10), whose: 'ours', why: 'closure' })
  await stage.does({ type: 'call', desk: 'desk-7', visit: stage.visitOf(ann) })
  await stage.does({ type: 'start', desk: 'desk-7', visit: stage.visitOf(ann) })
  for (let i = 0; i < 6; i++) {
    const visit = stage.visitOf(await stage.comes(COUNCIL_TAX))
    await stage.does({ type: 'tellWait', visit, from: stage.at('11:45'), by: stage.at('12:00'), expected: stage.at('11:50') })
  }
  const { page } = await join('lead', 'Team lead')
  await ready(page)
  await stage.clock('12:06', page)
  await expect(page.getByRole('region', { name: '2 likely late' }).getByRole('listitem')).toHaveCount(2)
  const tell = page.getByRole('region', { name: '6 to tell of a delay' }).getByText('Tell again now').first()
  await expect(tell).toHaveCSS('background-color', 'rgb(161, 20, 15)')
  const room = page.getByRole('region', { name: 'Desks now' })
  expect((await room.boundingBox())?.height).toBeGreaterThan(120)
  await room.getByRole('row', { name: /^Room 7/ }).scrollIntoViewIfNeeded()
  await expect(room.getByRole('row', { name: /^Room 7/ })).toBeInViewport()
  await cleanAtBoth(page, 'lead, much to tell')
})

test('the team lead sees the waits that were told against when people were called, by hour and service, and how they are estimated', async ({
  stage,
  join,
}) => {
  await stage.clock('10:01')
  await busy(stage, 0)
  const welcome = await join('welcome', 'Welcome desk')
  await ready(welcome.page)
  const [kept, missed] = [await giveNumber(welcome.page, 'council tax bill'), await giveNumber(welcome.page, 'council tax bill')]
  await level([welcome])
  const visit = async (ticket: string) => (await confirmedVisit(welcome, ticket))?.id ?? ''
  const seenAt = async (time: string, before: string, next: string) => {
    await stage.clock(time, welcome.page)
    await stage.does({ type: 'complete', desk: 'desk-1', visit: before, outcome: 'finishedToday', next: null })
    await stage.does({ type: 'call', desk: 'desk-1', visit: next })
    await stage.does({ type: 'start', desk: 'desk-1', visit: next })
  }
  await seenAt('10:04', stage.visitOf('1'), await visit(kept))
  await seenAt('12:10', await visit(kept), await visit(missed))

  const { page } = await join('lead', 'Team lead')
  await ready(page)
  await page.keyboard.press('o')
  const told = page.getByRole('region', { name: 'Waits we told' })
  await expect(told).toContainText('2 told. 1 of 2 were called by the time we said (50%).')
  await expect(told.getByRole('figure', { name: 'Told against seen' }).locator('svg')).toBeVisible()
  await expect(told.getByRole('row', { name: /^10am to 11am 2 1 1 \d/ })).toBeVisible()
  await expect(told.getByRole('row', { name: /^Council Tax bill 2 1 1 \d/ })).toBeVisible()
  await expect(told).toContainText('Nothing is learned yet: estimates rest on the minutes that are set for each service.')
  await told.getByText('Each of them').click()
  await expect(told.getByRole('row', { name: new RegExp(`^10:01am ${kept} .* 3 minutes Kept$`) })).toBeVisible()
  await expect(told.getByRole('row', { name: new RegExp(`^10:01am ${missed} .* Missed$`) })).toBeVisible()
  await cleanAtBoth(page, 'lead, waits we told')
  await page.keyboard.press('Escape')
  await expect(told).toBeHidden()
})

test('while the hub is away a figure says from when it is, and is gone once the last news is too old', async ({ stage, join }) => {
  await stage.clock('10:01')
  await busy(stage, 3)
  const welcome = await join('welcome', 'Welcome desk')
  const { page } = welcome
  await ready(page)
  welcome.line.cut()
  await expect(page.getByText(/Working on its own/)).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Greeted \d/)).toBeVisible()
  await page.keyboard.type('council tax bill')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/As at 10:01am, without the other desks/)).toBeVisible()
  await expect(page.locator('blockquote')).toContainText(/We expect to call you on the screen between/)
  await clean(page, 'welcome, a range without the other desks')
})
