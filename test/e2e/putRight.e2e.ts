/* Putting right what was pressed wrongly, and entering what was on paper: with the keyboard only. */
import { clean } from './axe.ts'
import { expect, test } from './centre.ts'
import { confirmedVisit, fillPaper, giveNumber, level, openSheet, ready } from './steps.ts'

test('a service, a time and an outcome are put right after the undo has gone, with a reason; both versions are shown; the last is undone', async ({ join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  const desk = await join('adviser', 'Desk 1', 'desk-1')
  for (const { page } of [welcome, desk]) await ready(page)
  const ticket = await giveNumber(welcome.page, 'council tax bill')
  const { page } = desk
  await expect(page.getByRole('button', { name: new RegExp(`^Call ${ticket} `) })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /They are here/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Being seen since/)).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByText(`Finished ${ticket}`)).toBeVisible()
  // The same key: first Undo, then Put right.
  await expect(page.getByRole('button', { name: 'Put right' })).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('heading', { name: 'Put right' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Service Council Tax bill/ })).toBeVisible()
  await clean(page, 'put right')
  await page.keyboard.press('1')
  await expect(page.getByRole('combobox', { name: 'Service' })).toBeFocused()
  await page.getByRole('combobox', { name: 'Service' }).selectOption({ label: 'Council Tax Support' })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Wrong key' })).toBeFocused()
  await clean(page, 'put right, a service')
  await page.keyboard.press('1')
  await expect(page.getByRole('button', { name: /^Service Council Tax Support/ })).toBeVisible()
  await expect(page.getByText(/^was Council Tax bill\. Changed at .*: wrong key$/)).toBeVisible()

  // A time that cannot be says between which times it must lie, and one that is none how to type it.
  await page.keyboard.press('3')
  const came = page.getByRole('textbox', { name: 'Came at' })
  await expect(came).toBeFocused()
  await came.fill('soon')
  await page.keyboard.press('Enter')
  await page.keyboard.press('3')
  await expect(page.getByText('Type the time like 10:42 or 2:15pm.')).toBeVisible()
  await came.fill('11:59pm')
  await page.keyboard.press('Enter')
  await page.keyboard.press('3')
  await expect(page.getByText(/still to come|stay in their order/)).toBeVisible()
  await clean(page, 'put right, refused')
  await came.fill('12:01am')
  await page.keyboard.press('Enter')
  await page.keyboard.press('3')
  await expect(page.getByRole('button', { name: /^Came 12:01am/ })).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(page.getByText(`Put right ${ticket}`)).toBeVisible()
  await page.keyboard.press('Control+z')
  await level([welcome, desk])
  expect(await confirmedVisit(desk, ticket)).toMatchObject({
    enquiries: [{ service: 'lgsl:63' }],
    corrections: [{ change: { what: 'service' }, why: 'wrongKey' }],
  })

  // Found by number from another desk, and opened again.
  await openSheet(welcome.page, /^Put right /)
  await expect(welcome.page.getByRole('heading', { name: 'Put right' })).toBeVisible()
  await welcome.page.keyboard.press('l')
  await welcome.page.keyboard.type(ticket)
  await clean(welcome.page, 'put right, finding')
  await welcome.page.keyboard.press('Enter')
  await welcome.page.keyboard.press('9')
  await welcome.page.keyboard.press('2')
  await expect(welcome.page.getByText(/^opened again/)).toBeVisible()
  await welcome.page.keyboard.press('Escape')
  await expect(welcome.page.getByRole('heading', { name: '1 waiting' })).toBeVisible()
})

test('five rows of the paper list: Enter goes from field to field and saves; a wrong field says how to mend it; they are marked as entered later', async ({
  join,
}) => {
  const { page, ...welcome } = await join('welcome', 'Welcome desk')
  const lead = await join('lead', 'Team lead')
  for (const one of [page, lead.page]) await ready(one)
  await openSheet(page, /^Enter from paper/)
  await expect(page.getByRole('textbox', { name: 'Number on the ticket' })).toBeFocused()
  await clean(page, 'enter from paper')
  await fillPaper(page, 'P1', ['12:03am', '12:0', '12:06am'], 'Finished today')
  const wrong = page.getByRole('textbox', { name: 'Called' })
  await expect(wrong).toBeFocused()
  await expect(page.getByText('Type a time like 1042 or 2:15pm.')).toBeVisible()
  await clean(page, 'enter from paper, a wrong field')
  await wrong.fill('12:05am')
  for (let i = 0; i < 4; i++) await page.keyboard.press('Enter')
  await expect(page.getByText('1 entered later today. Esc goes back')).toBeVisible()
  for (let i = 2; i <= 4; i++) {
    await expect(page.getByRole('textbox', { name: 'Number on the ticket' })).toBeFocused()
    await fillPaper(page, `P${i}`, [`12:0${i}am`, '12:05am', '12:06am'], 'Finished today')
    await expect(page.getByText(`${i} entered later today. Esc goes back`)).toBeVisible()
  }
  await expect(page.getByRole('textbox', { name: 'Number on the ticket' })).toBeFocused()
  await fillPaper(page, 'P5', ['12:02am', '', ''], '')
  await expect(page.getByText('5 entered later today. Esc goes back')).toBeVisible()
  await level([{ page, ...welcome }, lead])
  await expect(lead.page.getByText('5 entered later', { exact: true })).toBeVisible()
  expect(await confirmedVisit({ page, ...welcome }, 'P1')).toMatchObject({ situation: { is: 'completed' }, calls: [{ desk: 'desk-1' }] })
  expect(await confirmedVisit({ page, ...welcome }, 'P5')).toMatchObject({ situation: { is: 'left' } })
  await lead.page.keyboard.press('c')
  await expect(lead.page.getByText(/entered later at/).first()).toBeVisible()
})
