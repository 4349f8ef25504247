/* "Is Ani here?": a person who needs help in private leaves no trace where others look. */
import { clean } from './axe.ts'
import { expect, test } from './centre.ts'
import { confirmedVisit, giveNumber, level, ready } from './steps.ts'

// The clock stands: waits on the screen grow shorter by themselves, and here nothing may change.
test.use({ demoClock: true })

test('a discreet check by its key: nothing changes on any public or shared screen, and whoever may not look is told so', async ({ stage, join }) => {
  await stage.clock('11:00')
  const welcome = await join('welcome', 'Welcome desk')
  const lead = await join('lead', 'Team lead')
  const screen = await join('display', 'Waiting room')
  for (const { page } of [welcome, lead]) await ready(page)
  const number = await giveNumber(welcome.page, 'council tax bill')
  await expect(screen.page.getByRole('region', { name: 'How long it takes now' })).toBeVisible()
  await level([welcome, lead])
  await expect(lead.page.getByText('1 waiting', { exact: true }).first()).toBeVisible()
  const shown = () => screen.page.evaluate(() => document.body.innerText.replaceAll(/\d{1,2}:\d{2}(am|pm)?/g, 'time').replaceAll(/No sound[^\n]*\n+/g, ''))
  const before = await shown()
  const counts = () => lead.page.getByRole('region', { name: 'Visits', exact: true }).innerText()
  const counted = await counts()

  await welcome.page.keyboard.press('F2')
  await expect(welcome.page.getByRole('button', { name: /^They are in a private room/ })).toBeFocused()
  await welcome.page.keyboard.press('Enter')
  await expect(welcome.page.getByText(/^Visitor \(private\) here since/)).toBeVisible()
  await clean(welcome.page, 'the private check')
  // No role for it here: the record stays shut, and the look is kept.
  await welcome.page.keyboard.press('o')
  await expect(welcome.page.getByText('You do not have access. That you looked is in the log.')).toBeVisible()
  await level([welcome, lead])
  expect(await shown()).toBe(before)
  expect(await counts()).toBe(counted)

  await welcome.page.keyboard.press('1')
  await expect(welcome.page.getByRole('button', { name: /^They have left/ })).toBeHidden()
  await welcome.page.keyboard.press('Escape')
  await expect(welcome.page.getByText('1 waiting', { exact: true }).first()).toBeVisible()
  expect(await confirmedVisit(lead, number)).toMatchObject({ situation: { is: 'waiting' } })
})
