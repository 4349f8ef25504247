/* Two desks that cannot hear each other, and what becomes of it when they can. */
import type { Device } from './centre.ts'
import { expect, test } from './centre.ts'
import { readLog } from './deviceLog.ts'
import { confirmedVisit, giveNumber, level, ready } from './steps.ts'

const typesOf = async ({ page, id }: Device, type: string) => (await readLog(page, id)).confirmed.filter((event) => event.type === type)

test('two desks offline call the same person: one wins, the other is told once, both calls are in the log', async ({ join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  const desk1 = await join('adviser', 'Desk 1', 'desk-1')
  const desk2 = await join('adviser', 'Desk 2', 'desk-2')
  for (const { page } of [welcome, desk1, desk2]) await ready(page)
  const ticket = await giveNumber(welcome.page, 'council tax bill')
  for (const { page } of [desk1, desk2]) await expect(page.getByRole('button', { name: new RegExp(`^Call ${ticket} `) })).toBeVisible()
  desk1.line.cut()
  desk2.line.cut()
  for (const { page } of [desk1, desk2]) {
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: /They are here/ })).toBeVisible()
  }
  desk1.line.mend()
  await expect(desk1.page.getByText(/Everything saved\. Last shared/)).toBeVisible({ timeout: 30_000 })
  desk2.line.mend()
  await level([welcome, desk1, desk2])

  const told = new RegExp(`${ticket} was called by desk 1 first`, 'i')
  await expect(desk2.page.getByText(told)).toBeVisible()
  await expect(desk1.page.getByText(/was called by desk . first/i)).toBeHidden()
  expect(await confirmedVisit(welcome, ticket)).toMatchObject({ situation: { is: 'called', desk: 'desk-1' } })
  expect(await typesOf(welcome, 'called')).toHaveLength(2)

  // Told once: read, it does not come back, not even after a restart.
  await desk2.page.reload()
  await expect(desk2.page.getByText(told)).toBeVisible()
  await desk2.page.getByRole('button', { name: /^Read/ }).click()
  await expect(desk2.page.getByText(told)).toBeHidden()
  await desk2.page.reload()
  await ready(desk2.page)
  await expect(desk2.page.getByText(told)).toBeHidden()
})

test('had the one that lost the call already begun to see them, it becomes a task for a human instead', async ({ join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  const desk1 = await join('adviser', 'Desk 1', 'desk-1')
  const desk2 = await join('adviser', 'Desk 2', 'desk-2')
  for (const { page } of [welcome, desk1, desk2]) await ready(page)
  const ticket = await giveNumber(welcome.page, 'council tax bill')
  for (const { page } of [desk1, desk2]) await expect(page.getByRole('button', { name: new RegExp(`^Call ${ticket} `) })).toBeVisible()
  desk1.line.cut()
  desk2.line.cut()
  await desk1.page.keyboard.press('Enter')
  await expect(desk1.page.getByRole('button', { name: /They are here/ })).toBeVisible()
  await desk2.page.keyboard.press('Enter')
  await expect(desk2.page.getByRole('button', { name: /They are here/ })).toBeFocused()
  await desk2.page.keyboard.press('Enter')
  await expect(desk2.page.getByText(/Being seen since/)).toBeVisible()
  desk1.line.mend()
  await expect(desk1.page.getByText(/Everything saved\. Last shared/)).toBeVisible({ timeout: 30_000 })
  desk2.line.mend()
  await level([welcome, desk1, desk2])

  await expect(desk2.page.getByText(/was called by desk 1 first/i)).toBeHidden()
  await expect(desk2.page.getByText(/Being seen since/)).toBeVisible()
  expect(await confirmedVisit(welcome, ticket)).toMatchObject({
    situation: { is: 'beingSeen', at: [{ desk: 'desk-2' }] },
    tasks: [{ kind: 'seenWhileCalledElsewhere', desks: ['desk-1', 'desk-2'], done: false }],
  })
  await expect(welcome.page.getByText(new RegExp(`${ticket}.*desk 2.*desk 1|${ticket}.*desk 1.*desk 2`, 'i')).first()).toBeVisible()
})

test('one desk offline sees a person whom the other marked as not answering: seen wins, nobody is told they did not', async ({ join }) => {
  const welcome = await join('welcome', 'Welcome desk')
  const desk1 = await join('adviser', 'Desk 1', 'desk-1')
  const desk2 = await join('adviser', 'Desk 2', 'desk-2')
  for (const { page } of [welcome, desk1, desk2]) await ready(page)
  const ticket = await giveNumber(welcome.page, 'council tax bill')
  for (const { page } of [desk1, desk2]) await expect(page.getByRole('button', { name: new RegExp(`^Call ${ticket} `) })).toBeVisible()
  desk2.line.cut()
  await desk2.page.keyboard.press('Enter')
  await expect(desk2.page.getByRole('button', { name: /They are here/ })).toBeFocused()
  await desk2.page.keyboard.press('Enter')
  await expect(desk2.page.getByText(/Being seen since/)).toBeVisible()
  await desk1.page.keyboard.press('Enter')
  await expect(desk1.page.getByRole('button', { name: /They are here/ })).toBeVisible()
  await desk1.page.keyboard.press('n')
  await expect(desk1.page.getByRole('button', { name: /They are here/ })).toBeHidden()
  desk2.line.mend()
  await level([welcome, desk1, desk2])

  expect(await confirmedVisit(welcome, ticket)).toMatchObject({ situation: { is: 'beingSeen', at: [{ desk: 'desk-2' }] }, tasks: [] })
  expect(await typesOf(welcome, 'didNotAnswer')).toHaveLength(1)
  for (const { page } of [welcome, desk1, desk2]) await expect(page.getByText(/first\. Both calls are in the log/)).toBeHidden()
  await expect(desk2.page.getByText(/Being seen since/)).toBeVisible()
})
