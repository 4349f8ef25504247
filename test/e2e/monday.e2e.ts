/*
  A Monday in a real centre, from the door to the close, run by three people with the keyboard only: fifteen at the door in two minutes and one
  receptionist, a desk at lunch, a mistake found at noon, a fire alarm, five rows from paper, and a day that is closed with nobody left open.
*/
import type { Page } from '@playwright/test'
import type { Command } from '#domain/centre/command.ts'
import { dayCounts } from '#domain/lead/today.ts'
import { expect, test } from './centre.ts'
import type { Device } from './centre.ts'
import { readLog, today } from './deviceLog.ts'
import { confirmedVisit, fillPaper, giveNumber, level, openSheet, ready } from './steps.ts'
import { asLead, RULE } from './team.ts'

test.use({ demoClock: true })

const half = { from: 12 * 60 + 30, to: 13 * 60 }
const TEAM: Command[] = [
  { staff: 'st-ann', name: 'Ann', initials: 'AB', roles: ['receptionist' as const], lunch: null },
  { staff: 'st-bob', name: 'Bob', initials: 'BC', roles: ['adviser' as const], lunch: half },
  { staff: 'st-cyd', name: 'Cyd', initials: 'CD', roles: ['adviser' as const], lunch: null },
  { staff: 'st-dee', name: 'Dee', initials: 'DE', roles: ['teamLead' as const], lunch: null },
].map((one) => ({ type: 'setUp', event: 'staffSet', body: { ...one, cannot: [], desk: null } }))

const button = (page: Page, words: RegExp | string) => page.getByRole('button', { name: words })

/** Calls whoever is next at this desk. Gives their number. */
async function call({ page }: Device): Promise<string> {
  await expect(button(page, /^Call \w*\d+ /)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(button(page, /They are here/)).toBeFocused()
  // Whoever it was: until the key went down a colleague's call could still change who is next.
  const said = await page.getByText(/^Number \w*\d+$/).textContent()
  return said?.replace('Number ', '') ?? ''
}

/** Whoever was called is there. */
async function start({ page }: Device): Promise<void> {
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Being seen since/)).toBeVisible()
}

async function finish({ page }: Device, ticket: string): Promise<void> {
  await page.keyboard.press('1')
  await expect(page.getByText(`Finished ${ticket}`)).toBeVisible()
}

test('a whole Monday: the door, lunch, a correction, everybody out, paper, and a day that is closed and adds up', async ({ hub, stage, join }) => {
  test.setTimeout(600_000)
  await asLead(hub, ...TEAM, RULE)
  const welcome = await join('welcome', 'Welcome desk')
  const desk1 = await join('adviser', 'Desk 1', 'desk-1')
  const desk2 = await join('adviser', 'Desk 2', 'desk-2')
  const lead = await join('lead', 'Team lead')
  const screen = await join('display', 'Waiting room')
  const staff = [welcome, desk1, desk2, lead]
  const clock = async (time: string) => {
    await level(staff)
    await stage.clock(time, ...staff.map(({ page }) => page))
    await screen.page.reload()
  }

  await test.step('in the morning each says who they are', async () => {
    for (const { page } of staff) await ready(page)
    // A team lead has no desk to choose.
    for (const [{ page }, name, desk] of [
      [welcome, 'Ann', 'At no desk, only here'],
      [desk1, 'Bob', 'Desk 1'],
      [desk2, 'Cyd', 'Desk 2'],
      [lead, 'Dee', null],
    ] as const) {
      await button(page, new RegExp(`^${name}`)).press('Enter')
      if (desk !== null) await button(page, desk).first().press('Enter')
      await expect(page.getByRole('heading', { name: 'Who works here now?' })).toBeHidden()
    }
  })

  const tickets: string[] = []
  await test.step('fifteen at the door in two minutes, and one receptionist', async () => {
    const line = async (from: number, to: number) => {
      for (let i = from; i <= to; i++) {
        await welcome.page.keyboard.press('+')
        await expect(welcome.page.getByText(`${i} in line,`)).toBeVisible()
      }
    }
    await clock('09:00')
    await line(1, 8)
    await clock('09:01')
    await line(9, 15)
    await clock('09:02')
    for (let i = 0; i < 12; i++) tickets.push(await giveNumber(welcome.page, i < 8 ? 'council tax bill' : 'housing benefit'))
    // Three come late in the line: over the two minutes for the last of them.
    await clock('09:04')
    for (let i = 0; i < 3; i++) tickets.push(await giveNumber(welcome.page, 'council tax bill'))
    await expect(welcome.page.getByText('Nobody in line')).toBeVisible()
    expect(new Set(tickets).size).toBe(15)
    await expect(lead.page.getByText('12 of 15 greeted within 2 minutes')).toBeVisible()
  })

  const seen: string[] = []
  await test.step('two desks see them, one after the other', async () => {
    for (const time of ['09:05', '09:20', '09:40']) {
      await clock(time)
      for (const desk of [desk1, desk2]) {
        const ticket = await call(desk)
        await start(desk)
        seen.push(ticket)
        // The other desk has heard of it, and calls somebody else.
        await level([desk1, desk2])
      }
      await clock(time.replace(/\d$/, '9'))
      await finish(desk1, seen.at(-2) ?? '')
      await finish(desk2, seen.at(-1) ?? '')
    }
    // First come, first seen: the eight of 9am, who came at the same instant on a clock that stands, before the seven of 9:01am.
    expect(tickets.slice(0, 8)).toEqual(expect.arrayContaining(seen))
  })

  await test.step('a mistake is found at noon and put right, with who and why', async () => {
    await clock('12:00')
    const { page } = welcome
    await openSheet(page, /^Put right /)
    await page.keyboard.press('l')
    await page.keyboard.type(seen[0] ?? '')
    await page.keyboard.press('Enter')
    await page.keyboard.press('1')
    await page.getByRole('combobox', { name: 'Service' }).selectOption({ label: 'Council Tax Support' })
    await page.keyboard.press('Enter')
    await page.keyboard.press('1')
    await expect(page.getByText(/^was Council Tax bill\. Changed at midday by Ann: wrong key$/)).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('a desk is at lunch, and the other goes on', async () => {
    await clock('12:30')
    await desk1.page.keyboard.press('b')
    await expect(button(desk1.page, /^Lunch, until 1pm/)).toBeVisible()
    await desk1.page.keyboard.press('3')
    await expect(desk1.page.getByRole('heading', { name: 'Desk 1 is on a break until 1pm' })).toBeVisible()
    await expect(lead.page.getByRole('row', { name: /^Desk 1/ })).toHaveText(/On a break until 1pm/)
    const ticket = await call(desk2)
    await start(desk2)
    await finish(desk2, ticket)
    seen.push(ticket)
    await clock('13:00')
    await button(desk1.page, /^Open desk 1/).press('Enter')
    await expect(button(desk1.page, /^Call \w*\d+ /)).toBeFocused()
  })

  await test.step('the fire alarm: a roll call without the network, nobody is called, and everybody keeps their place', async () => {
    await clock('13:55')
    const ticket = await call(desk1)
    await start(desk1)
    await clock('14:00')
    welcome.line.cut()
    await welcome.page.keyboard.press('F8')
    await expect(button(welcome.page, 'Everybody out')).toBeFocused()
    await welcome.page.keyboard.press('Enter')
    await expect(welcome.page.getByText('8 people', { exact: true })).toBeVisible()
    welcome.line.mend()
    await expect(screen.page.getByRole('heading', { name: 'Please leave the building now' })).toBeVisible({ timeout: 40_000 })
    await expect(desk2.page.getByText(/Everybody out\./)).toBeVisible({ timeout: 40_000 })
    await clock('14:18')
    await welcome.page.keyboard.press('F8')
    await expect(welcome.page.getByRole('heading', { name: 'Roll call' })).toBeVisible()
    await welcome.page.keyboard.press('b')
    await expect(welcome.page.getByRole('alertdialog', { name: 'Is it over?' })).toBeVisible()
    await welcome.page.keyboard.press('Enter')
    await expect(welcome.page.getByText(/1 conversation was interrupted/)).toBeVisible()
    await welcome.page.keyboard.press('Escape')
    await clock('14:20')
    await finish(desk1, ticket)
    seen.push(ticket)
    expect(seen.toSorted((a, b) => Number(a) - Number(b))).toEqual(tickets.slice(0, 8))
  })

  await test.step('five rows of the paper list', async () => {
    await clock('15:00')
    const { page } = welcome
    await openSheet(page, /^Enter from paper/)
    for (let i = 1; i <= 5; i++) {
      const wasCalled = i < 5
      await expect(page.getByRole('textbox', { name: 'Number on the ticket' })).toBeFocused()
      await fillPaper(page, `P${i}`, [`2:0${i}pm`, wasCalled ? '2:06pm' : '', wasCalled ? '2:14pm' : ''], wasCalled ? 'Finished today' : '')
      await expect(page.getByText(`${i} entered later today. Esc goes back`)).toBeVisible()
    }
    await page.keyboard.press('Escape')
  })

  await test.step('at five the day is closed, and nobody is left open', async () => {
    await clock('16:40')
    for (const desk of [desk1, desk2]) {
      const ticket = await call(desk)
      await start(desk)
      await finish(desk, ticket)
      seen.push(ticket)
      // The other desk has heard of it, and calls somebody else.
      await level([desk1, desk2])
    }
    await clock('17:00')
    const { page } = welcome
    await openSheet(page, /^Close the day/)
    const asked: string[] = []
    for (const digit of ['1', '2', '3', '4', '5']) {
      const hand = page.getByRole('group', { name: /^What became of/ })
      await expect(hand).not.toHaveAccessibleName(`What became of ${asked.at(-1)}?`)
      asked.push(/of (\d+)\?/.exec((await hand.getAttribute('aria-label')) ?? '')?.[1] ?? '')
      // Seen, appointment made, told to come back, left, not recorded: as the digits stand.
      await page.keyboard.press(digit)
    }
    expect([...seen, ...asked].toSorted((a, b) => Number(a) - Number(b))).toEqual(tickets)
    await expect(page.getByText('Nobody is still open.')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByText(/The day is closed, since 5pm/)).toBeVisible()
    await level(staff)
  })

  await test.step('the figures add up, on every device', async () => {
    const { state } = await readLog(lead.page, lead.id)
    const day = today(state)
    const counts = dayCounts(day)
    expect(counts).toMatchObject({
      arrivals: 20,
      waiting: 0,
      beingSeen: 0,
      keptOpen: 0,
      enteredLater: 5,
      served: 10 + 4 + 1,
      leftBeforeCalled: 2,
      toldToComeBack: 1,
      appointmentMadeAtClosing: 1,
      notRecorded: 1,
    })
    const { arrivals, served, leftBeforeCalled, toldToComeBack, appointmentMadeAtClosing, notRecorded, answeredAtWelcomeDesk } = counts
    expect(served + leftBeforeCalled + toldToComeBack + appointmentMadeAtClosing + notRecorded + answeredAtWelcomeDesk).toBe(arrivals)
    expect([...day.visits.values()].filter(({ situation }) => !['completed', 'left', 'answered'].includes(situation.is))).toEqual([])
    await expect(button(lead.page, /^15 of 20/)).toBeVisible()
    await expect(lead.page.getByText('5 entered later', { exact: true })).toBeVisible()
    for (const device of staff)
      expect(await confirmedVisit(device, seen[0] ?? '')).toMatchObject({ corrections: [{ change: { what: 'service' }, why: 'wrongKey' }] })
  })
})
