/* Closing the day, with the keyboard only: nobody stays open unless somebody chose so. */
import { clean } from './axe.ts'
import { expect, test } from './centre.ts'
import { today, readLog } from './deviceLog.ts'
import { giveNumber, level, openSheet, ready } from './steps.ts'

test('the day is closed: everybody who is still open gets an answer, one is kept open with a reason, and the lead sees what was not recorded', async ({
  join,
}) => {
  const welcome = await join('welcome', 'Welcome desk')
  const lead = await join('lead', 'Team lead')
  for (const one of [welcome.page, lead.page]) await ready(one)
  const { page } = welcome
  const tickets: string[] = []
  for (let i = 0; i < 6; i++) tickets.push(await giveNumber(page, 'council tax bill'))
  const [first = '', second = '', third = ''] = tickets
  await openSheet(page, /^Close the day/)
  await expect(page.getByRole('heading', { name: 'Close today' })).toBeVisible()
  const hand = (ticket: string) => page.getByRole('group', { name: `What became of ${ticket}?` })
  await expect(hand(first)).toBeVisible()
  await clean(page, 'close the day')
  // Five answers, one digit each; the next one is in hand at once.
  await page.keyboard.press('1')
  await expect(hand(second)).toBeVisible()
  await page.keyboard.press('2')
  await expect(hand(third)).toBeVisible()
  for (const [place, digit] of [
    [2, '3'],
    [3, '4'],
    [4, '5'],
  ] as const) {
    await expect(hand(tickets[place] ?? '')).toBeVisible()
    await page.keyboard.press(digit)
  }
  await expect(hand(tickets[5] ?? '')).toBeVisible()
  await page.keyboard.press('6')
  await expect(page.getByText('Why do they stay open overnight?')).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByText('Nobody is still open.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/The day is closed, since/)).toBeVisible()
  await clean(page, 'the day is closed')
  await level([welcome, lead])
  const { state } = await readLog(page, welcome.id)
  expect(today(state).closed).not.toBeNull()
  for (const words of ['1 not recorded at closing', '1 told to come back at closing', '1 given an appointment at closing', '1 kept open'])
    await expect(lead.page.getByText(words, { exact: true })).toBeVisible()
  await expect(lead.page.getByRole('button', { name: /^1 of 6/ })).toBeVisible()
  await clean(lead.page, 'lead, a closed day')
})
