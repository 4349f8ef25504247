/* Appointments, with the keyboard only: booked, told as not confirmed, rebooked where two desks took one time, and read from a file. */
import type { Page } from '@playwright/test'
import { dayOf } from '#domain/centre/state.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { dayAfter } from '#domain/time/dayAfter.ts'
import { clean } from './axe.ts'
import { expect, test } from './centre.ts'
import { readLog, today } from './deviceLog.ts'
import { level, openSheet, ready } from './steps.ts'

test.use({ demoClock: true })

const NOT_CONFIRMED = /Not confirmed until this PC has shared it/

async function openAppointments(page: Page): Promise<void> {
  await openSheet(page, /^Appointments/)
  await expect(page.getByRole('heading', { name: 'Appointments today' })).toBeVisible()
}

/** From the list: the first free time of the first service that fits. Gives the time and the reference. */
async function book(page: Page, says: string): Promise<{ time: string; reference: string }> {
  await expect(page.getByRole('button', { name: 'Book an appointment' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type(says)
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  const first = page.getByRole('group', { name: 'Free times' }).getByRole('button').first()
  await expect(first).toBeVisible()
  const time = ((await first.textContent()) ?? '').replace(/^1/, '').trim()
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'Booked' })).toBeVisible()
  const line = await page.getByText(/^Reference [0-9A-Z]{5}$/).textContent()
  return { time, reference: line?.replace('Reference ', '') ?? '' }
}

async function backToList(page: Page): Promise<void> {
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Appointments today' })).toBeVisible()
}

test('an appointment is booked at the welcome desk, found by its reference, moved and cancelled', async ({ join, stage }) => {
  await stage.clock('11:00')
  const { page } = await join('welcome', 'Welcome desk')
  await ready(page)
  await openAppointments(page)
  await expect(page.getByRole('button', { name: /11:30am.*Blue Badge/ })).toContainText('not here yet')
  await expect(page.getByRole('button', { name: /10:30am.*Council Tax Support/ })).toContainText('did not attend')
  await clean(page, 'appointments of today')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'What the appointment is for' })).toBeFocused()
  await clean(page, 'what the appointment is for')
  await page.keyboard.press('Escape')
  const { time, reference } = await book(page, 'taxi')
  expect(time).toBe('11am')
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible()
  await clean(page, 'an appointment is booked')
  await backToList(page)

  await page.keyboard.press('a')
  await expect(page.getByRole('textbox', { name: 'Name or reference' })).toBeFocused()
  await page.keyboard.type(reference.toLowerCase())
  const rows = page.getByRole('list', { name: 'Appointments' }).getByRole('button')
  await expect(rows).toHaveCount(1)
  await rows.first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^11am, Taxi/ })).toBeVisible()
  await clean(page, 'one appointment')
  await page.keyboard.press('2')
  await page.keyboard.press('1')
  await expect(page.getByRole('group', { name: 'Free times' })).toBeVisible()
  await clean(page, 'another time for an appointment')
  await page.keyboard.press('3')
  await expect(page.getByText('Moved from 11am: The customer asked')).toBeVisible()
  await page.keyboard.press('3')
  await expect(page.getByText('Why is it cancelled?')).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByText('Cancelled: Our staff are away')).toBeVisible()
  await clean(page, 'a cancelled appointment')
})

test('booked without the network it is not confirmed, and is once the line is back', async ({ join, stage }) => {
  await stage.clock('11:00')
  const { page, line } = await join('welcome', 'Welcome desk')
  await ready(page)
  await openAppointments(page)
  line.cut()
  await book(page, 'taxi')
  await expect(page.getByText(NOT_CONFIRMED)).toBeVisible()
  await clean(page, 'an appointment that is not confirmed')
  await backToList(page)
  await expect(page.getByRole('button', { name: NOT_CONFIRMED })).toHaveCount(1)
  line.mend()
  await expect(page.getByRole('button', { name: NOT_CONFIRMED })).toHaveCount(0, { timeout: 40_000 })
})

/** Looks for somebody with L; Enter on the first that fits is one key more. */
async function lookFor(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Alt+l')
  await expect(page.getByRole('combobox', { name: 'Number, name or reference' })).toBeFocused()
  await page.keyboard.type(text)
  await expect(page.getByRole('option').first()).toBeVisible()
}

test('for somebody, at one desk: in the list by name, on the open screen without it; one key says that they are here, by name or by reference', async ({
  join,
  stage,
}) => {
  test.setTimeout(120_000)
  await stage.clock('11:00')
  const welcome = await join('welcome', 'Welcome desk')
  const { page, id } = welcome
  await ready(page)
  await openAppointments(page)
  await page.keyboard.press('Enter')
  await page.keyboard.type('taxi')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Free times' }).getByRole('button').first()).toBeVisible()
  await page.keyboard.press('w')
  const which = page.getByRole('combobox', { name: 'Which desk?' })
  await expect(which).toBeFocused()
  await which.selectOption({ label: 'Only Desk 2' })
  await clean(page, 'free times of one desk')
  await page.getByRole('group', { name: 'Free times' }).getByRole('button').first().press('Enter')
  await expect(page.getByRole('heading', { name: 'Booked' })).toBeVisible()
  await expect(page.getByText('Taxi licence, only Desk 2')).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: 'Name, if they give one' })).toBeFocused()
  await page.keyboard.type('Wilma Quartermaine')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Kept on the customer card, and nowhere else.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Back to the list' })).toBeFocused()
  await clean(page, 'an appointment for somebody')
  await backToList(page)
  const { reference } = await book(page, 'blue badge')
  await backToList(page)
  await expect(page.getByRole('button', { name: /Taxi licence, Desk 2.*Wilma Quartermaine/ })).toBeVisible()
  await page.keyboard.press('a')
  await page.keyboard.type('quarter')
  const rows = page.getByRole('list', { name: 'Appointments' }).getByRole('button')
  await expect(rows).toHaveCount(1)
  await clean(page, 'appointments by a name')
  await rows.first().press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name, if they give one' })).toHaveValue('Wilma Quartermaine')
  await clean(page, 'one appointment, for somebody')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  // The screen that everybody at the desk can see says no name.
  await expect(page.getByRole('heading', { name: 'Appointments next' })).toBeVisible()
  await expect(page.getByText(/Wilma|Quartermaine/)).toHaveCount(0)

  await lookFor(page, 'wilma')
  await expect(page.getByRole('option')).toHaveText(/11am appointment, Wilma Quartermaine, Taxi licence/)
  await clean(page, 'find an appointment by its name')
  await page.keyboard.press('Enter')
  const give = page.getByRole('button', { name: /^Give number \d/ })
  await expect(give).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Wilma Quartermaine')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Number given')).toBeVisible()

  // The next one says the reference where others say what they came for.
  await page.keyboard.type(`reference ${reference.toLowerCase()}`)
  await expect(page.getByRole('option').first()).toContainText(`Reference ${reference}`)
  await expect(page.getByRole('button', { name: 'Here for the 11am appointment' })).toBeVisible()
  await clean(page, 'the reference of an appointment is typed')
  await page.keyboard.press('Enter')
  await expect(give).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Number given')).toBeVisible()
  await level([welcome])
  const { state } = await readLog(page, id)
  const came = [...today(state).visits.values()]
  expect(came.map(({ kind, ticket, appointmentDesk }) => [kind, ticket !== null, appointmentDesk])).toEqual([
    ['appointment', true, 'desk-2'],
    ['appointment', true, null],
  ])
  expect(JSON.stringify([...state.days])).not.toMatch(/Wilma|Quartermaine/)
})

test('two desks apart take one time: both stay, and the later one is rebooked; who cannot be reached needs cover', async ({ join, stage }) => {
  test.setTimeout(120_000)
  await stage.clock('11:00')
  const first = await join('welcome', 'Welcome desk')
  const second = await join('welcome', 'Second welcome desk')
  const lead = await join('lead', 'Team lead')
  for (const { page } of [first, second, lead]) await ready(page)
  for (const one of [first, second]) one.line.cut()
  const booked: { time: string; reference: string }[] = []
  for (const { page } of [first, second]) {
    await openAppointments(page)
    booked.push(await book(page, 'certificate'))
    await backToList(page)
  }
  expect(booked[0]?.time).toBe(booked[1]?.time)
  first.line.mend()
  await expect(first.page.getByRole('button', { name: NOT_CONFIRMED })).toHaveCount(0, { timeout: 40_000 })
  second.line.mend()
  await level([first, second, lead])

  const { page } = first
  await expect(page.getByText(/booked twice\. Rebook the later one/)).toBeVisible()
  await expect(page.getByRole('button', { name: `Open ${booked[1]?.reference}` })).toBeVisible()
  await clean(page, 'a time that was booked twice')
  await page.keyboard.press('r')
  await page.keyboard.press('4')
  await expect(page.getByText(/^Cover needed:/)).toBeVisible()
  await expect(lead.page.getByText(/^Cover needed: .*Copy certificate/)).toBeVisible()
  await clean(lead.page, 'lead, cover needed')
  await clean(page, 'cover needed')
  // They have called back.
  await page.keyboard.press('2')
  await expect(page.getByRole('group', { name: 'Free times' })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByText(/^Moved from .*: We booked it twice$/)).toBeVisible()
  await expect(lead.page.getByText(/^Cover needed/)).toBeHidden()
  await level([first, second, lead])
  const { state } = await readLog(page, first.id)
  const own = [...state.days.values()]
    .flatMap(({ appointments }) => [...appointments.values()])
    .filter(({ booked: by }) => by && [first.id, second.id].includes(by.device))
  expect(own.map(({ moves, coverNeeded }) => [moves.length, coverNeeded]).sort()).toEqual([
    [0, false],
    [1, false],
  ])
})

test('who did not attend and comes after all is here, too late for the place', async ({ join, stage }) => {
  await stage.clock('11:46')
  const { page } = await join('welcome', 'Welcome desk')
  await ready(page)
  await expect(page.getByRole('button', { name: /11:30am.*Blue Badge/ })).toContainText('did not attend')
  await openAppointments(page)
  const row = page.getByRole('button', { name: /11:30am.*Blue Badge/ })
  await row.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Did not attend')).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByText('Here, 16 minutes late, queues by arrival')).toBeVisible()
  await clean(page, 'an appointment that came late')
})

test('a file of appointments: what is wrong is told by line, and the right file changes something once', async ({ join, stage }) => {
  await stage.clock('11:00')
  const { page } = await join('lead', 'Team lead')
  await ready(page)
  await openAppointments(page)
  await page.keyboard.press('i')
  await expect(page.getByRole('button', { name: 'Choose the file' })).toBeFocused()
  await clean(page, 'import appointments')
  const day = businessDay(Date.now(), 'Europe/London')
  const choose = async (...lines: string[]) => {
    const chosen = page.waitForEvent('filechooser', { timeout: 15_000 })
    await page.getByRole('button', { name: 'Choose the file' }).press('Enter')
    const text = ['reference,service,date,time,desk,name', ...lines].join('\n')
    await (await chosen).setFiles({ name: 'appointments.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  }
  const right = [`R07,Council Tax bill,${day},14:00,Desk 1,Wilma Quartermaine`, `R08,Taxi licence,${day},2:30pm,,`, `R09,Taxi licence,${day},19:00,,`]
  await choose(right[0] ?? '', `R08,Moon licence,${day},2:30pm,,`)
  await expect(page.getByText('Nothing was imported. 1 thing to mend in the file:')).toBeVisible()
  await expect(page.getByText('Line 3, service: We do not offer “Moon licence”. Write the service as it is called in Settings.')).toBeVisible()
  await clean(page, 'a file that must be mended')
  await choose(...right)
  await expect(page.getByText('3 appointments imported.')).toBeVisible()
  await expect(page.getByText('Imported, but 1 of them has nobody to see them:')).toBeVisible()
  await expect(page.getByText('Line 4, time: No desk that does this is there then. Move it, or change the rota.')).toBeVisible()
  await clean(page, 'an import with a doubt')
  await choose(...right)
  await expect(page.getByText('Nothing has changed. 3 appointments were here already.')).toBeVisible()
  await page.keyboard.press('b')
  await expect(page.getByRole('button', { name: /2pm.*Council Tax bill, Desk 1.*Wilma Quartermaine\. Reference R07/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /2:30pm.*Reference R08/ })).toHaveCount(1)
  await clean(page, 'appointments after an import')
})

test('the rota of a day: who is there then can be booked, and who is not cannot', async ({ join, stage }) => {
  await stage.clock('11:00')
  const { page, id } = await join('lead', 'Team lead')
  await ready(page)
  await openSheet(page, /^Settings/)
  await page.locator('body').press('0')
  await expect(page.getByRole('heading', { name: 'Rota', level: 2 })).toBeVisible()
  await clean(page, 'settings, rota')
  await page.setViewportSize({ width: 683, height: 384 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'too wide at 200 %').toBe(true)
  await clean(page, 'settings, rota, at 200 %')
  await page.setViewportSize({ width: 1366, height: 768 })
  const now = businessDay(Date.now(), 'Europe/London')
  const own = async () => dayOf((await readLog(page, id)).state, now).rota
  await page.getByRole('checkbox', { name: 'Desk 4' }).press('Space')
  await expect.poll(async () => (await own()).get('desk-4')).toEqual([])
  await page.getByLabel('Desk 2, from', { exact: true }).fill('10:30')
  await page.getByLabel('Desk 2, from, 2').fill('14:00')
  await page.getByLabel('Desk 2, to', { exact: true }).focus()
  await expect.poll(async () => (await own()).get('desk-2')?.map(({ from }) => from)).toEqual([stage.at('10:30'), stage.at('14:00')])
  const day = dayAfter(now, 1)
  await page.getByLabel(/^Day/).fill(day)
  await expect(page.getByText(/^Who is there on \d/)).toBeVisible()
  await page.getByRole('checkbox', { name: 'Desk 4' }).press('Space')
  await expect.poll(async () => dayOf((await readLog(page, id)).state, day).rota.get('desk-4')?.length).toBe(1)
  await page.keyboard.press('Escape')
  await openAppointments(page)
  const { time } = await bookLast(page, 'taxi')
  expect(time).toMatch(/^[A-Z][a-z]+ \d/)
})

/** From the list: the last of the free times that are shown first, on the day after. */
async function bookLast(page: Page, says: string): Promise<{ time: string }> {
  await page.keyboard.press('Enter')
  await page.keyboard.type(says)
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await page.getByLabel('From the day').fill(dayAfter(businessDay(Date.now(), 'Europe/London'), 1))
  const last = page
    .getByRole('group', { name: 'Free times' })
    .getByRole('button', { name: /\d(am|pm)$|midday$/ })
    .last()
  await expect(last).toBeVisible()
  const time = ((await last.textContent()) ?? '').replace(/^\d/, '').trim()
  await last.press('Enter')
  await expect(page.getByRole('heading', { name: 'Booked' })).toBeVisible()
  return { time }
}
