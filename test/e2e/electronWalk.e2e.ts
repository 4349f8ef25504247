/* The whole walk in Electron (the real one, or the stand-in): a desk and its waiting-room window, with a real hub, then without it. */
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

test('a customer is greeted, called and seen in Electron; the waiting-room window shows it, online and off', async ({ hub, userData }) => {
  const env = { FOYER_HUB: hub.url, FOYER_PAIR_CODE: await hub.code('welcome', 'Welcome desk', null) }
  const { app, desk } = await launchDesk({ userData, env })
  try {
    const display = await displayPage(app)
    await ready(desk)
    await expect(display.getByText(/Welcome/)).toBeVisible()
    const ticket = await giveNumber(desk, 'council tax bill')
    expect(ticket).toMatch(/^\d+$/)

    // An adviser's desk in Electron too, on its own profile.
    const adviser = await launchDesk({
      userData: `${userData}-adviser`,
      env: { FOYER_HUB: hub.url, FOYER_PAIR_CODE: await hub.code('adviser', 'Desk 1', 'desk-1') },
      monitors: 1,
    })
    try {
      await ready(adviser.desk)
      await expect(adviser.desk.getByRole('button', { name: new RegExp(`^Call ${ticket} `) })).toBeVisible()
      await adviser.desk.keyboard.press('Enter')
      await expect(display.getByText(ticket, { exact: true })).toBeVisible()
      await expect(display.getByText('Desk 1', { exact: true })).toBeVisible()
      await expect(adviser.desk.getByRole('button', { name: /They are here/ })).toBeFocused()
      await adviser.desk.keyboard.press('Enter')
      await expect(adviser.desk.getByText(/Being seen since/)).toBeVisible()
      await adviser.desk.keyboard.press('1')
      await expect(adviser.desk.getByText(/Being seen since/)).toBeHidden()
    } finally {
      await adviser.app.close()
    }

    // Without the hub: the desk gives numbers of its own letter, and its waiting-room window goes on.
    await hub.kill('SIGKILL')
    await expect(desk.getByText(/Working on its own/)).toBeVisible({ timeout: 30_000 })
    const own = await giveNumber(desk, 'council tax bill')
    expect(own).toMatch(/^[A-HJ-NP-Z]{1,2}\d{2}$/)
    await expect(display.getByText(/Not live since/)).toBeHidden()
    await hub.run()
    await expect(desk.getByText(/Everything saved\. Last shared/)).toBeVisible({ timeout: 30_000 })
  } finally {
    await app.close()
  }
})
