/* What people do at their desks, with the keyboard only. */
import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { Visit } from '#domain/visit/visit.ts'
import { readLog, today } from './deviceLog.ts'

/** A device with its window, as centre.ts joins it. */
type Device = { page: Page; id: string }

/** The screen is there and has what the hub of the demo knows. */
export async function ready(page: Page): Promise<void> {
  await expect(page.getByText(/Everything saved\. Last shared/)).toBeVisible({ timeout: 20_000 })
  // Heard is not read yet: with this word the demo's services are there.
  await expect(page.getByText('Demo', { exact: true })).toBeVisible({ timeout: 20_000 })
}

/** Greets somebody, picks the first service that fits what they say, and gives the number. Gives the number. */
export async function giveNumber(page: Page, says: string): Promise<string> {
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Greeted \d/)).toBeVisible()
  await page.keyboard.type(says)
  await page.keyboard.press('Enter')
  const give = page.getByRole('button', { name: /^Give number [A-Z]{0,2}\d+/ })
  await expect(give).toBeFocused()
  const ticket = /number ([A-Z]{0,2}\d+)/.exec((await give.textContent()) ?? '')?.[1] ?? ''
  await page.keyboard.press('Enter')
  // It is theirs only once it is saved.
  await expect(page.locator(`[data-given="${ticket}"]`)).toBeVisible()
  return ticket
}

/** A visit by its ticket number, as this device believes it: what is confirmed, and what is still in its outbox is not. */
export async function confirmedVisit({ page, id }: Device, ticket: string): Promise<Visit | undefined> {
  const { state } = await readLog(page, id)
  return [...today(state).visits.values()].find((visit) => visit.ticket === ticket)
}

/** All devices hold the same log, and nothing is unsent. */
export async function level(devices: readonly Device[], timeout = 40_000): Promise<void> {
  await expect
    .poll(
      async () => {
        const logs = await Promise.all(devices.map(({ page, id }) => readLog(page, id)))
        return { unsent: logs.reduce((sum, log) => sum + log.unsent.length, 0), states: new Set(logs.map((log) => log.hash)).size }
      },
      { timeout, message: 'all devices hold the same log and nothing is unsent' },
    )
    .toEqual({ unsent: 0, states: 1 })
}

/** Opens what is needed rarely, by More and the digit that stands beside its name. */
export async function openSheet(page: Page, name: RegExp): Promise<void> {
  await page.keyboard.press('Alt+z')
  const entry = page.getByRole('button', { name })
  await expect(entry).toBeVisible()
  await page.keyboard.press((await entry.getAttribute('aria-keyshortcuts')) ?? '')
  await expect(entry).toBeHidden()
}

/** Looks somebody up by their number and opens them. */
export async function find(page: Page, ticket: string): Promise<void> {
  // With Alt it works also from a typing box.
  await page.keyboard.press('Alt+l')
  await expect(page.getByRole('combobox', { name: 'Number, name or reference' })).toBeFocused()
  await page.keyboard.type(ticket)
  await expect(page.getByRole('option', { name: new RegExp(`^${ticket}\\b`) }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Number, name or reference' })).toBeHidden()
}

/** A delay that is told now goes on the waiting-room screen too: this desk has heard of one. */
export async function onScreenToo(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^On the screen/ })).toHaveAttribute('aria-pressed', 'true')
}

/** A step of setting up, or a part of the settings. */
export async function onStep(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { name: title, level: 2, exact: true })).toBeVisible({ timeout: 15_000 })
}

/** From the first question of a new hub to the first step of one's own centre. */
export async function ourCentre(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'What do you want to begin with?' })).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('2')
}

/** A centre of one's own with all the defaults: Enter goes through, N finishes without practising. */
export async function setUpQuickly(page: Page): Promise<void> {
  await ourCentre(page)
  await onStep(page, 'Name and hours')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Town Hall')
  await page.locator('body').press('Enter')
  await goThrough(page)
}

/** From the second step to the end. */
export async function goThrough(page: Page): Promise<void> {
  for (const title of ['Services', 'Desks', 'Staff', 'Standards', 'Waiting-room screen', 'Other PCs']) {
    await onStep(page, title)
    await page.locator('body').press('Enter')
  }
  await onStep(page, 'A practice visit')
  await page.locator('body').press('n')
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
}

/** One row of the paper list, from the ticket's box to Save. `times`: arrived, called, ended, as a person types them; empty where there was none. */
export async function fillPaper(page: Page, ticket: string, times: [string, string, string], outcome: string): Promise<void> {
  await page.keyboard.type(ticket)
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Service' }).selectOption({ label: 'Council Tax bill' })
  await page.keyboard.press('Enter')
  await page.keyboard.type(times[0])
  await page.keyboard.press('Enter')
  await page.keyboard.type(times[1])
  await page.keyboard.press('Enter')
  if (times[1] !== '') await page.getByRole('combobox', { name: 'Desk' }).selectOption({ label: 'Desk 1' })
  await page.keyboard.press('Enter')
  await page.keyboard.type(times[2])
  await page.keyboard.press('Enter')
  if (outcome !== '') await page.getByRole('combobox', { name: 'Outcome' }).selectOption({ label: outcome })
  await page.keyboard.press('Enter')
}
