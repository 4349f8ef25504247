/* One person, many desks: the welcome desk calls, starts and finishes for any desk. With the keyboard only. */
import { clean } from './axe.ts'
import { expect, test } from './centre.ts'
import { confirmedVisit, giveNumber, level, ready } from './steps.ts'
import { asLead, TEAM } from './team.ts'

test('the welcome desk calls, starts and finishes for any desk, and says that somebody did not answer', async ({ join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  const { page } = welcome
  await ready(page)
  await expect(page.getByText('Nobody in line')).toBeVisible()
  const first = await giveNumber(page, 'council tax bill')
  const second = await giveNumber(page, 'council tax bill')
  await page.keyboard.press('Alt+z')
  await page.keyboard.press('1')
  await expect(page.getByRole('button', { name: new RegExp(`^Desk 3 Free next ${first}`) })).toBeVisible()
  await clean(page, 'desks, somebody waits')
  await page.keyboard.press('3')
  await expect(page.getByRole('button', { name: `Call ${first} to desk 3` })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `${first} is at desk 3` })).toBeFocused()
  await clean(page, 'one desk, called')
  await page.keyboard.press('Enter')
  await expect(page.getByText('What happens next?')).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByLabel('What we will do')).toBeFocused()
  await page.keyboard.type('Send the bill again')
  await clean(page, 'one desk, being seen')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `Call ${second} to desk 3` })).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `${second} is at desk 3` })).toBeFocused()
  await page.keyboard.press('2')
  await expect(page.getByRole('heading', { name: 'Desk 3: Free' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByText('Not in the queue now')).toBeVisible()
  await level([welcome])
  expect(await confirmedVisit(welcome, first)).toMatchObject({
    situation: { is: 'completed' },
    enquiries: [{ outcomes: [{ outcome: 'weDoSomething', desk: 'desk-3' }] }],
  })
  expect(await confirmedVisit(welcome, second)).toMatchObject({ situation: { is: 'away', desk: 'desk-3' } })
})

test('welcome and adviser share one screen: the own desk’s work is one key away', async ({ hub, join }) => {
  await asLead(hub, ...TEAM)
  const welcome = await join('welcome', 'Welcome desk')
  const { page } = welcome
  await ready(page)
  await expect(page.getByRole('heading', { name: 'Who works here now?' })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'At which desk do you work, Ann?' })).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByText('Desk 2 Free, nobody waits for it')).toBeVisible()
  const ticket = await giveNumber(page, 'council tax bill')
  await expect(page.getByText(`Desk 2 Free, next ${ticket}`)).toBeVisible()
  await clean(page, 'welcome, with a desk of one’s own')
  await page.keyboard.press('.')
  await expect(page.getByRole('button', { name: `Call ${ticket} to desk 2` })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `${ticket} is at desk 2` })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(page.getByText(`Desk 2 Seeing ${ticket}, nobody waits for it`)).toBeVisible()
  await level([welcome])
  expect(await confirmedVisit(welcome, ticket)).toMatchObject({ situation: { is: 'beingSeen', at: [{ desk: 'desk-2' }] } })
})

test('without the network: the screen is not reached and it says what to call out, and the waiting list prints', async ({ join }) => {
  const { page, line } = await join('welcome', 'Welcome desk')
  await ready(page)
  await expect(page.getByText('Nobody in line')).toBeVisible()
  const tickets = [await giveNumber(page, 'council tax bill'), await giveNumber(page, 'birth')]
  line.cut()
  await expect(page.getByText(/Working on its own/)).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Alt+z')
  await page.getByRole('button', { name: /^Waiting list/ }).press('Enter')
  await expect(page.getByRole('button', { name: 'Print the waiting list' })).toBeFocused()
  await clean(page, 'the waiting list')
  await page.keyboard.press('Enter')
  await page.emulateMedia({ media: 'print' })
  const rows = await page.getByRole('row').allInnerTexts()
  const paper = await page.locator('body').innerText()
  await page.emulateMedia({ media: null })
  expect(rows.map((row) => row.split('\t')[0])).toEqual(['Number', ...tickets])
  expect(paper).toContain('Desks 1 to 4')
  expect(paper).not.toMatch(/Council Tax|Birth|All keys/)

  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+z')
  await page.keyboard.press('1')
  await page.keyboard.press('3')
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Screen not reached: call out ${tickets[0]}, desk 3`)).toBeVisible()
  await clean(page, 'one desk, screen not reached')
})
