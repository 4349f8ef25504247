import { expect, test } from './centre.ts'
import { confirmedVisit, giveNumber, level, ready } from './steps.ts'

test('a customer is greeted, directed, called and seen, on two desks and a screen in the browser, without a mouse', async ({ join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  const desk1 = await join('adviser', 'Desk 1', 'desk-1')
  const desk2 = await join('adviser', 'Desk 2', 'desk-2')
  const screen = await join('display', 'Waiting room')
  const lead = await join('lead', 'Team lead')
  for (const { page } of [welcome, desk1, desk2, lead]) await ready(page)

  const first = await giveNumber(welcome.page, 'council tax bill')
  const second = await giveNumber(welcome.page, 'council tax bill')
  expect(Number(second)).toBe(Number(first) + 1)

  // Desk 1 calls the next with Enter; the waiting room shows the number and the desk.
  await expect(desk1.page.getByRole('button', { name: new RegExp(`^Call ${first} `) })).toBeVisible()
  await desk1.page.keyboard.press('Enter')
  await expect(screen.page.getByText(first, { exact: true })).toBeVisible()
  await expect(screen.page.getByText('Desk 1', { exact: true })).toBeVisible()
  await expect(desk2.page.getByRole('button', { name: new RegExp(`^Call ${second} `) })).toBeVisible()

  await expect(desk1.page.getByRole('button', { name: /They are here/ })).toBeFocused()
  await desk1.page.keyboard.press('Enter')
  await expect(desk1.page.getByText(/Being seen since/)).toBeVisible()
  await desk1.page.keyboard.press('1')
  await expect(desk1.page.getByRole('button', { name: new RegExp(`^Call ${second} `) })).toBeVisible()

  await level([welcome, desk1, desk2, lead])
  expect(await confirmedVisit(desk2, first)).toMatchObject({ situation: { is: 'completed' }, calls: [{ desk: 'desk-1' }] })
  expect(await confirmedVisit(lead, second)).toMatchObject({ situation: { is: 'waiting' } })
})

test('the desk goes on without the network: own numbers, an honest age, and all of it is shared when the line is back', async ({ join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  const screen = await join('display', 'Waiting room')
  await ready(welcome.page)
  welcome.line.cut()
  screen.line.cut()
  const ticket = await giveNumber(welcome.page, 'council tax bill')
  expect(ticket).toMatch(/^[A-HJ-NP-Z]{1,2}\d{2}$/)
  await expect(welcome.page.getByText(/Working on its own for .*2 things to share/)).toBeVisible()
  await expect(screen.page.getByText(/Not live since/)).toBeVisible({ timeout: 30_000 })
  welcome.line.mend()
  screen.line.mend()
  await expect(welcome.page.getByText(/Everything saved/)).toBeVisible({ timeout: 30_000 })
  await expect(screen.page.getByText(/Not live since/)).toBeHidden({ timeout: 30_000 })
  expect(await confirmedVisit(welcome, ticket)).toMatchObject({ situation: { is: 'waiting' } })
})

test('undo takes back the last step within ten seconds, on every screen', async ({ join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  const desk = await join('adviser', 'Desk 1', 'desk-1')
  for (const { page } of [welcome, desk]) await ready(page)
  const ticket = await giveNumber(welcome.page, 'council tax bill')
  await expect(desk.page.getByRole('button', { name: new RegExp(`^Call ${ticket} `) })).toBeVisible()
  await desk.page.keyboard.press('Enter')
  await expect(desk.page.getByRole('button', { name: /They are here/ })).toBeVisible()
  await desk.page.keyboard.press('Control+z')
  await expect(desk.page.getByRole('button', { name: new RegExp(`^Call ${ticket} `) })).toBeVisible()
  await level([welcome, desk])
  expect(await confirmedVisit(welcome, ticket)).toMatchObject({ situation: { is: 'waiting' }, calls: [] })
})
