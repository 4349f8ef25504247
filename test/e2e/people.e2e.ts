/* People and their desks: who works here, what they do today, and what a desk is doing. With the keyboard only. */
import { clean } from './axe.ts'
import { expect, test } from './centre.ts'
import { readLog } from './deviceLog.ts'
import { giveNumber, level, ready } from './steps.ts'
import { asLead, RULE, TEAM } from './team.ts'

test('in the morning a person chooses their name and their desk, one key switches, and every action keeps the staff id', async ({ hub, join }) => {
  await asLead(hub, ...TEAM)
  const welcome = await join('welcome', 'Welcome desk')
  const { page } = welcome
  await ready(page)
  await expect(page.getByRole('heading', { name: 'Who works here now?' })).toBeVisible()
  await clean(page, 'people, who works here')
  // Ann is the receptionist, so she is first.
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'At which desk do you work, Ann?' })).toBeVisible()
  await clean(page, 'people, which desk')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'AB' })).toBeVisible()
  const first = await giveNumber(page, 'council tax bill')

  await page.keyboard.press('Alt+j')
  await expect(page.getByRole('heading', { name: 'Who works here now?' })).toBeVisible()
  await clean(page, 'people, switching')
  await page.keyboard.type('cy')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'At which desk do you work, Cyd?' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'CD' })).toBeVisible()
  const second = await giveNumber(page, 'council tax bill')

  await level([welcome])
  const { confirmed } = await readLog(page, welcome.id)
  const by = (ticket: string) => confirmed.find((event) => event.type === 'numberGiven' && (event.body as { ticket: string }).ticket === ticket)?.by
  expect([by(first), by(second)]).toEqual(['st-ann', 'st-cyd'])

  // Who leaves is nowhere: the next one is asked.
  await page.keyboard.press('Alt+j')
  await page.keyboard.press('Alt+x')
  await expect(page.getByText('Type a name, or press a digit')).toBeVisible()
  await page.keyboard.press('0')
  await expect(page.getByRole('button', { name: 'Who works here?' })).toBeVisible()
})

test('what a desk serves is what its adviser does today, and an adviser’s PC proposes its own desk', async ({ hub, join }) => {
  await asLead(hub, ...TEAM)
  const { page } = await join('adviser', 'Desk 1', 'desk-1')
  await ready(page)
  await expect(page.getByRole('heading', { name: 'Who works here now?' })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByRole('button', { name: 'Desk 1' }).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Desk 1' }).first()).toBeVisible()
  const welcome = await join('welcome', 'Welcome desk')
  await ready(welcome.page)
  await expect(welcome.page.getByRole('heading', { name: 'Who works here now?' })).toBeVisible()
  await welcome.page.keyboard.press('1')
  await expect(welcome.page.getByRole('button', { name: 'At no desk, only here' })).toBeFocused()
  await welcome.page.keyboard.press('Enter')
  await expect(welcome.page.getByText('Nobody in line')).toBeVisible()
  const ticket = await giveNumber(welcome.page, 'council tax bill')
  await expect(page.getByRole('button', { name: new RegExp(`^Call ${ticket} `) })).toBeVisible()

  await page.keyboard.press('z')
  await page.getByRole('button', { name: /^What I do today/ }).press('Enter')
  await expect(page.getByRole('heading', { name: 'What Bob does today' })).toBeVisible()
  await clean(page, 'people, what I do today')
  await page.getByRole('checkbox', { name: 'Council Tax bill' }).press('Space')
  await expect(page.getByRole('checkbox', { name: 'Council Tax bill' })).not.toBeChecked()
  await page.keyboard.press('Escape')
  await expect(page.getByText(/^Nobody is waiting whom desk 1 can see now/)).toBeVisible()
})

test('a desk is open, finishing notes, on a break until a time, or closed, and the team lead sees which', async ({ hub, join }) => {
  await asLead(hub, RULE)
  const lead = await join('lead', 'Team lead')
  const { page } = await join('adviser', 'Room 7', 'desk-7')
  for (const one of [lead.page, page]) await ready(one)
  const now = (words: RegExp) => expect(lead.page.getByRole('row', { name: /^Room 7/ })).toHaveText(words)

  await expect(page.getByRole('button', { name: 'Break or close' })).toBeVisible()
  await page.keyboard.press('b')
  await expect(page.getByRole('button', { name: /^15 minutes, until/ })).toBeFocused()
  await clean(page, 'adviser, break or close')
  await page.keyboard.press('2')
  await expect(page.getByText(/^Room 7 is on a break until /)).toBeVisible()
  await now(/On a break until/)
  await clean(page, 'adviser, on a break')
  await page.keyboard.press('Enter')
  await now(/Free/)

  await page.keyboard.press('b')
  await expect(page.getByRole('button', { name: 'Another time' })).toBeVisible()
  await page.keyboard.press('4')
  await page.getByLabel('On a break until').fill('23:59')
  await page.keyboard.press('Enter')
  await now(/On a break until 11:59pm/)
  await page.keyboard.press('Enter')

  await page.keyboard.press('b')
  await page.keyboard.press('5')
  await now(/Finishing notes/)
  await page.keyboard.press('b')
  await page.keyboard.press('5')
  await now(/Free/)

  // Only room 7 registers births: closing it asks first.
  const welcome = await join('welcome', 'Welcome desk')
  await ready(welcome.page)
  const ticket = await giveNumber(welcome.page, 'birth')
  await expect(page.getByRole('button', { name: new RegExp(`^Call ${ticket} `) })).toBeVisible()
  await page.keyboard.press('b')
  await page.keyboard.press('6')
  await expect(page.getByText(`Only Room 7 can see ${ticket}, who waits. Close anyway?`)).toBeVisible()
  await clean(page, 'adviser, close anyway?')
  // Enter is the answer that changes nothing.
  await page.keyboard.press('Enter')
  await now(/Free/)
  await page.keyboard.press('6')
  await expect(page.getByRole('button', { name: 'Keep room 7 open' })).toBeFocused()
  await page.keyboard.press('c')
  await now(/Closed at/)
})

test.describe('at 11am', () => {
  test.use({ demoClock: true })

  test('away today closes the desk and lists its appointments; the welcome desk sees that they need somebody', async ({ stage, join }) => {
    // The demo's own appointment at desk 2 is over by then.
    await stage.clock('11:00')
    await stage.books('soon', 'lgsl:58', '11:20', 'desk-2')
    const { page } = await join('welcome', 'Welcome desk')
    await ready(page)
    await page.keyboard.press('Alt+z')
    await page.keyboard.press('1')
    await expect(page.getByRole('heading', { name: 'Desks' })).toBeVisible()
    await clean(page, 'desks')
    await page.keyboard.press('2')
    await expect(page.getByRole('heading', { name: 'Desk 2: Free' })).toBeVisible()
    await page.keyboard.press('1')
    await page.keyboard.press('7')
    await expect(page.getByRole('heading', { name: 'Desk 2: Away today' })).toBeVisible()
    await expect(page.getByText('1 appointment needs somebody')).toBeVisible()
    await clean(page, 'a desk that is away today')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(page.getByText(/Desk 2 is away today: 1 appointment needs somebody/)).toBeVisible()
    await clean(page, 'welcome, a desk is away')
  })
})
