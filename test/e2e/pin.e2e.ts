/* A PIN, for those who want one: nobody else works in their name, on any PC, and none of it lies in the log or as it was typed on a disk. */
import type { Page } from '@playwright/test'
import { clean } from './axe.ts'
import { expect, test } from './centre.ts'
import { readLog } from './deviceLog.ts'
import { level, ready } from './steps.ts'
import { asLead, TEAM } from './team.ts'

const WRONG = 'That is not the PIN. Try again, or ask your team lead to take it away.'

/** Chooses Ann at the welcome desk, who is first on the list there. */
async function chooseAnn(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Who works here now?' })).toBeVisible()
  await page.keyboard.press('1')
}

async function typePin(page: Page, pin: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'PIN of Ann' })).toBeVisible()
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
}

const atDesk = (page: Page) => expect(page.getByRole('heading', { name: 'At which desk do you work, Ann?' })).toBeVisible()

test('a PIN is set, asked on every PC, right without the hub only where it was right before, and taken away', async ({ hub, join }) => {
  await asLead(hub, ...TEAM)
  const [one, two] = [await join('welcome', 'Welcome desk'), await join('welcome', 'Second welcome desk')]
  for (const { page } of [one, two]) await ready(page)
  await chooseAnn(one.page)
  await atDesk(one.page)
  await one.page.keyboard.press('Enter')
  await expect(one.page.getByRole('button', { name: 'AB' })).toBeVisible()
  await one.page.keyboard.press('Alt+j')
  await one.page.keyboard.press('Alt+p')
  await expect(one.page.getByLabel('New PIN, 4 to 8 digits')).toBeFocused()
  await typePin(one.page, '12')
  await expect(one.page.getByText('A PIN has 4 to 8 digits and nothing else.')).toBeVisible()
  await clean(one.page, 'people, a PIN that is too short')
  await one.page.keyboard.press('Control+a')
  await typePin(one.page, '47110815')

  // Whoever takes her name, here or elsewhere, is asked; who has no PIN is not.
  await chooseAnn(one.page)
  await typePin(one.page, '4711')
  await expect(one.page.getByText(WRONG)).toBeVisible()
  await clean(one.page, 'people, a wrong PIN')
  await typePin(one.page, '47110815')
  await atDesk(one.page)
  await one.page.keyboard.press('Enter')
  await chooseAnn(two.page)
  await expect(two.page.getByRole('heading', { name: 'PIN of Ann' })).toBeVisible()
  await two.page.keyboard.press('Escape')

  // Without the hub: this PC knows it, that one does not.
  for (const { page, line } of [one, two]) {
    line.cut()
    await expect(page.getByText(/Working on its own/)).toBeVisible({ timeout: 30_000 })
  }
  await chooseAnn(two.page)
  await typePin(two.page, '47110815')
  await expect(two.page.getByText(/^The PIN cannot be checked now/)).toBeVisible()
  await clean(two.page, 'people, a PIN without the hub')
  await two.page.keyboard.press('Escape')
  await one.page.keyboard.press('Alt+j')
  await chooseAnn(one.page)
  await typePin(one.page, '00000000')
  await expect(one.page.getByText(WRONG)).toBeVisible()
  await typePin(one.page, '47110815')
  await atDesk(one.page)
  await one.page.keyboard.press('Escape')
  await one.page.keyboard.press('Escape')
  for (const { line } of [one, two]) line.mend()
  await level([one, two])

  // After five wrong ones it has to wait, also for the right one.
  await chooseAnn(two.page)
  for (let i = 0; i < 5; i++) {
    await typePin(two.page, `000${i}`)
    await expect(two.page.getByLabel('PIN', { exact: true })).toHaveValue('')
  }
  await typePin(two.page, '47110815')
  await expect(two.page.getByText(/Wait .*minute/)).toBeVisible()
  await two.page.keyboard.press('Escape')

  for (const { page, id } of [one, two]) expect(JSON.stringify((await readLog(page, id)).confirmed)).not.toContain('47110815')
  // Hers again, and without one.
  await one.page.keyboard.press('Alt+j')
  await one.page.keyboard.press('Alt+p')
  await expect(one.page.getByLabel('Your PIN now')).toBeFocused()
  await one.page.keyboard.type('47110815')
  await one.page.keyboard.press('Alt+x')
  await chooseAnn(one.page)
  await atDesk(one.page)
})
