/* The team lead's proof: whether appointments were kept, who was let down and why, and a page to take along. The keyboard only. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { clean } from './axe.ts'
import { expect, test } from './centre.ts'
import type { Device } from './centre.ts'
import type { Stage } from './stage.ts'
import { readLog } from './deviceLog.ts'
import { BILL, cleanAtBoth, threeAppointments, WIDE } from './leadDay.ts'
import { confirmedVisit, onStep, openSheet, ready } from './steps.ts'

test.use({ demoClock: true })

const figure = (page: Page, name: string) => page.locator('dl > div', { has: page.getByText(name, { exact: true }) }).getByRole('button')
const row = (page: Page, ticket: string) => page.getByRole('row', { name: new RegExp(`^Open ${ticket} `) })
/** A team lead's device that is there and has the figures. */
async function leadWithFigures(stage: Stage, join: (role: 'lead', label: string) => Promise<Device>) {
  const numbers = await threeAppointments(stage)
  const lead = await join('lead', 'Team lead')
  await ready(lead.page)
  await expect(figure(lead.page, 'On time')).toHaveText('1 of 3')
  return { ...numbers, ...lead }
}

test('the three figures, counts first, and the list behind each; missed promises first', async ({ stage, join }) => {
  const { page, inTime, told, letDown } = await leadWithFigures(stage, join)
  await expect(figure(page, 'Late and told')).toHaveText('1 of 2')
  await expect(figure(page, 'Promise kept')).toHaveText('2 of 3')
  await expect(page.getByText('33.3%')).toBeVisible()
  await expect(page.getByText('0 left before being seen')).toBeVisible()
  await expect(page.getByText('Times we told were out by 2 minutes (median of 1).')).toBeVisible()
  const late = page.getByRole('region', { name: '2 started late' })
  await expect(late.getByRole('row').nth(1)).toHaveText(new RegExp(`${letDown}.*10am.*10:15am.*15 min.*Nothing.*Missed: not told`))
  await expect(late.getByRole('row').nth(2)).toHaveText(new RegExp(`${told}.*10am.*10:18am.*18 min.*10:02am: about 10:20am.*Kept`))
  await cleanAtBoth(page, 'lead, three appointments')

  await page.keyboard.press('u')
  await expect(page.getByRole('region', { name: '1 on time' })).toBeVisible()
  await expect(row(page, inTime)).toContainText('Kept')
  await page.keyboard.press('l')
  await expect(page.getByRole('region', { name: '2 with the promise kept' })).toBeVisible()
  await page.keyboard.press('b')
  await expect(row(page, told)).toBeVisible()
  await expect(row(page, letDown)).toBeHidden()
  // Its story, and back to where it was opened.
  await page.keyboard.press('m')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: `What happened to ${told}` })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(row(page, told).getByRole('button').first()).toBeFocused()
  // A step back at a time: from why it was late, then from the list.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(late).toBeVisible()
})

test('why it was late: another cause by its digit, and all others confirmed in one press', async ({ stage, join }) => {
  const { page, id, told, letDown } = await leadWithFigures(stage, join)
  await expect(page.getByRole('button', { name: 'Confirm 2 causes' })).toBeVisible()
  await page.keyboard.press('m')
  await expect(row(page, letDown).getByRole('button').first()).toBeFocused()
  await expect(page.getByRole('group', { name: `Why ${letDown} was late` })).toBeVisible()
  await cleanAtBoth(page, 'lead, why it was late')
  await page.keyboard.press('4')
  await expect(row(page, letDown)).toContainText('Somebody away, confirmed')
  await expect(page.getByRole('button', { name: 'Confirm 1 cause' })).toBeVisible()
  await page.keyboard.press('y')
  await expect(page.getByText('All causes are confirmed')).toBeVisible()
  await expect.poll(() => confirmedVisit({ page, id }, letDown)).toMatchObject({ lateCause: 'absence' })
  await expect.poll(() => confirmedVisit({ page, id }, told)).toMatchObject({ lateCause: 'startedLate' })
})

test('what counts stands on the page; the same figures by service, desk, hour and cause open their lists', async ({ stage, join }) => {
  const { page, letDown } = await leadWithFigures(stage, join)
  await page.keyboard.press('q')
  await expect(page.getByText('Called no more than 5 minutes late.')).toBeVisible()
  await cleanAtBoth(page, 'lead, what counts')
  await page.keyboard.press('Escape')
  await page.keyboard.press('i')
  const parts = page.getByRole('region', { name: 'By service, desk, hour and cause' })
  await expect(parts.getByRole('row', { name: /^Desk 2/ })).toHaveText('Desk 210101')
  await expect(parts.getByRole('row', { name: /^10am to 11am/ })).toHaveText('10am to 11am31211')
  await cleanAtBoth(page, 'lead, by service, desk, hour and cause')
  await parts
    .getByRole('row', { name: /^Desk 2/ })
    .getByRole('button')
    .last()
    .focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '1 missed: Desk 2' })).toBeVisible()
  await expect(row(page, letDown)).toBeVisible()
})

test('the report is one page of A4 with the finding in its headline, and a table of the day without names', async ({ stage, join }) => {
  const { page, told, letDown } = await leadWithFigures(stage, join)
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await page.keyboard.press('r')
  await expect(page.getByRole('heading', { name: 'We kept our promise to 2 of 3 people. We let down 1.' })).toBeVisible()
  await cleanAtBoth(page, 'lead, the report')
  await page.keyboard.press('Enter')
  await expect(page.locator('body[data-printed]')).toBeAttached()
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type ?\/Page\b/g)).toHaveLength(1)
  // A long day with every cause is one page too.
  await page.evaluate(() => {
    const tables = [...document.querySelectorAll('body > div:last-child table')]
    const more = (row: Element | null | undefined, times: number) => Array.from({ length: times }, () => row?.after(row.cloneNode(true)))
    more(tables[1]?.querySelector('tbody tr'), 6)
    more(tables.at(-1)?.querySelector('tbody tr'), 10)
  })
  expect(await page.locator('body > div:last-child tr').count()).toBeGreaterThan(30)
  expect((await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type ?\/Page\b/g)).toHaveLength(1)
  expect(pdf).toMatch(/\/MediaBox ?\[0 0 59[45][.\d]* 84[12]/)

  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('s')])
  expect(download.suggestedFilename()).toMatch(/^appointments-\d{4}-\d{2}-\d{2}\.csv$/)
  const table = await readFile(await download.path(), 'utf8')
  expect(table).toContain(`,${letDown},Council Tax bill,Desk 2,10:00,09:50,10:15,15,Missed,not told,,,`)
  expect(table).toContain(`,${told},Council Tax bill,Desk 3,10:00,09:50,10:18,18,Kept,,10:02,10:20,`)
  await page.keyboard.press('Escape')
  await expect(figure(page, 'On time')).toBeVisible()
})

test('without the hub the figures stay, say up to when they are complete, and causes are said all the same', async ({ stage, join }) => {
  const { page, line, letDown } = await leadWithFigures(stage, join)
  line.cut()
  await expect(page.getByText('Complete up to 10:18am')).toBeVisible({ timeout: 40_000 })
  await expect(figure(page, 'Promise kept')).toHaveText('2 of 3')
  await clean(page, 'lead, the hub is away')
  await page.keyboard.press('m')
  await page.keyboard.press('5')
  await expect(row(page, letDown)).toContainText('Customer late, confirmed')
  await page.keyboard.press('r')
  await expect(page.getByText(/^Complete up to 10:18am\./)).toBeVisible()
})

test('who has to be told stands at the side until they were told', async ({ stage, join }) => {
  await stage.rule()
  await stage.does({ type: 'setUp', event: 'delayReasonsSet', body: { reasons: [{ reason: 'overran', words: 'The one before took longer', short: 'Delay' }] } })
  await stage.clock('09:50')
  const lead = await join('lead', 'Team lead')
  await ready(lead.page)
  // Room 7 alone does this; somebody has just sat down there.
  const service = 'lgsl:1520'
  const ann = await stage.comes(service, { appointment: await stage.books('lead-a', service, '10:00') })
  for (const desk of ['desk-1', 'desk-2', 'desk-3', 'desk-4']) {
    const one = await stage.comes(service)
    await stage.does({ type: 'call', desk, visit: stage.visitOf(one), screenLive: true, anyway: true, reason: 'other' })
    await stage.does({ type: 'start', desk, visit: stage.visitOf(one) })
  }
  await stage.clock('10:06', lead.page)
  await expect(lead.page.getByRole('region', { name: '1 to tell of a delay' })).toContainText(`${ann}, due 10am`)
  await clean(lead.page, 'lead, somebody to tell')
  const scope = { of: 'visit' as const, visit: stage.visitOf(ann) }
  await stage.does({ type: 'tellDelay', notice: 'n-1', reason: 'overran', how: ['inPerson'], scope, expectedAt: stage.at('10:30') })
  await expect(lead.page.getByRole('region', { name: /to tell of a delay/ })).toBeHidden()
})

test('seven late ones at 1366x768: nothing scrolls, and at 400% nothing scrolls sideways', async ({ stage, join }) => {
  await stage.rule()
  await stage.clock('09:50')
  const tickets: string[] = []
  for (let i = 0; i < 7; i++) tickets.push(await stage.comes(BILL, { appointment: await stage.books(`lead-${i}`, BILL, '10:00') }))
  for (const [i, ticket] of tickets.entries()) {
    const visit = stage.visitOf(ticket)
    const desk = `desk-${(i % 4) + 1}`
    const before = tickets[i - 4]
    await stage.clock(`10:${10 + i * 2}`)
    if (before) await stage.does({ type: 'complete', desk, visit: stage.visitOf(before), outcome: 'finishedToday', next: null })
    await stage.does({ type: 'call', desk, visit, screenLive: true, anyway: true, reason: 'other' })
    await stage.does({ type: 'start', desk, visit })
  }
  const { page } = await join('lead', 'Team lead')
  await ready(page)
  const list = page.getByRole('group', { name: '7 started late' })
  await expect(list.getByRole('row')).toHaveCount(8)
  const scrolls = (element: Element) => ({ down: element.scrollHeight > element.clientHeight, aside: element.scrollWidth > element.clientWidth })
  expect(await list.evaluate(scrolls)).toEqual({ down: false, aside: false })
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(WIDE.height)
  await page.setViewportSize({ width: 342, height: 600 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(342)
})

test('a standard from a later day on: today keeps its own, and the list of changes says from when', async ({ stage, join }) => {
  await stage.rule()
  const { page, id } = await join('lead', 'Team lead')
  await ready(page)
  await openSheet(page, /^Settings/)
  await page.locator('body').press('5')
  await onStep(page, 'Standards')
  await page.getByLabel('From', { exact: true }).fill('2099-02-01')
  await page.getByLabel('On time within, minutes').fill('3')
  await page.getByLabel('May come late by, minutes').focus()
  const words = 'Standards: On time within 3 minutes, before 5. From 1 February 2099'
  await expect(page.getByRole('list', { name: 'Standards from a later day on' })).toHaveText(words)
  await clean(page, 'settings, standards from a later day on')
  await expect.poll(async () => (await readLog(page, id)).state).toMatchObject({ standards: { onTimeWithin: 5 } })
  expect((await readLog(page, id)).state.standardsSince.at(-1)).toMatchObject({ from: '2099-02-01', is: { onTimeWithin: 3 } })
  await page.getByRole('checkbox').first().focus()
  await page.keyboard.press('9')
  await onStep(page, 'Changes')
  await expect(page.getByRole('list', { name: 'Changes' })).toContainText(words)
})
