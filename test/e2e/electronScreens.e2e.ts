/* Electron's own waiting-room window (the real one, or the stand-in's): it proves, it sounds, and it counts for its desk and for others. */
import { displayPage, expect, launchDesk, test as base } from './electronApp.ts'
import { HubProcess } from './hubProcess.ts'
import { giveNumber, ready } from './steps.ts'

const test = base.extend<{ hub: HubProcess }>({
  // oxlint-disable-next-line no-empty-pattern
  hub: async ({}, use) => {
    const hub = await HubProcess.start()
    await use(hub)
    await hub.stop()
  },
})

test('a desk’s own window shows, sounds and proves a call, for another desk too, and without the hub for its own', async ({ hub, userData }) => {
  const env = async (role: 'welcome' | 'adviser', label: string, desk: string | null) => ({
    FOYER_HUB: hub.url,
    FOYER_PAIR_CODE: await hub.code(role, label, desk),
  })
  const one = await launchDesk({ userData, env: await env('adviser', 'Desk 1', 'desk-1') })
  const two = await launchDesk({ userData: `${userData}-welcome`, env: await env('welcome', 'Welcome desk', null), monitors: 1 })
  try {
    const display = await displayPage(one.app)
    for (const { desk } of [one, two]) await ready(desk)
    const [first, second] = [await giveNumber(two.desk, 'council tax bill'), await giveNumber(two.desk, 'council tax bill')]
    const proof = one.desk.getByRole('region', { name: 'Called' }).getByRole('status')
    await expect(one.desk.getByRole('button', { name: new RegExp(`^Call ${first} `) })).toBeFocused()
    await one.desk.keyboard.press('Enter')
    await expect(proof).toHaveText(/^Shown \d{1,2}:\d\d:\d\d on 1 screen$/, { timeout: 20_000 })
    // The welcome desk hears of it from the hub.
    await expect(two.desk.getByText('1 screen', { exact: true })).toBeVisible({ timeout: 20_000 })
    await expect.poll(() => display.evaluate(() => document.documentElement.dataset['chimes'])).toBe('1')
    await expect(one.desk.getByRole('button', { name: /They are here/ })).toBeFocused()
    await one.desk.keyboard.press('Enter')
    await expect(one.desk.getByText(/Being seen since/)).toBeVisible()

    await hub.kill('SIGKILL')
    await expect(one.desk.getByText(/Working on its own/)).toBeVisible({ timeout: 30_000 })
    await one.desk.keyboard.press('1')
    await expect(one.desk.getByRole('button', { name: new RegExp(`^Call ${second} `) })).toBeFocused()
    await one.desk.keyboard.press('Enter')
    await expect(display.getByText(second, { exact: true })).toBeVisible({ timeout: 30_000 })
    await expect(proof).toHaveText(/^Shown \d{1,2}:\d\d:\d\d on 1 screen$/, { timeout: 30_000 })
    await expect.poll(() => display.evaluate(() => document.documentElement.dataset['chimes'])).toBe('2')
  } finally {
    await two.app.close()
    await one.app.close()
  }
})
