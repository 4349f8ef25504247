/* The fixture of the walks: a hub, and devices that join it in a real Chromium, each on a line of its own. */
import { test as base, chromium, expect } from '@playwright/test'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { CHROMIUM_ARGS, windowlessPath } from '#scripts/chromium.ts'
import { pairDown } from '#wire/pair.ts'
import { HubProcess } from './hubProcess.ts'
import { Line } from './line.ts'
import { Stage } from './stage.ts'

export type Device = { page: Page; context: BrowserContext; line: Line; id: string }
export type Join = (role: 'welcome' | 'adviser' | 'lead' | 'display', label: string, desk?: string) => Promise<Device>

export const test = base.extend<{ demoClock: boolean; hub: HubProcess; join: Join; stage: Stage; swept: void }, { chromium: Browser }>({
  chromium: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const browser = await chromium.launch({ executablePath: windowlessPath(), args: CHROMIUM_ARGS })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  // A page that stays open goes on ticking and looking for its hub beside all the walks after it.
  swept: [
    async ({ chromium: browser }, use) => {
      await use()
      for (const context of browser.contexts()) await context.close()
    },
    { auto: true },
  ],
  // A day on a clock that the test sets: test.use({ demoClock: true }).
  demoClock: [false, { option: true }],
  hub: async ({ demoClock }, use) => {
    const hub = await HubProcess.start(...(demoClock ? ['--demo-clock'] : []))
    await use(hub)
    await hub.stop()
  },
  join: async ({ hub, chromium: browser }, use) => {
    const joined: Device[] = []
    await use(async (role, label, desk) => {
      const line = await Line.to(hub.port)
      const context = await browser.newContext({ viewport: role === 'display' ? { width: 1920, height: 1080 } : { width: 1366, height: 768 } })
      const [page, id] = await Promise.all([context.newPage(), pair(context, line.url, await hub.code(role, label, desk ?? null))])
      page.on('pageerror', (error) => console.error('page error:', error.message))
      await page.goto(`${line.url}/d/${id}/`)
      const device = { page, context, line, id }
      joined.push(device)
      return device
    })
    for (const { context, line } of joined) {
      await context.close()
      line.close()
    }
  },
  stage: async ({ hub }, use) => use(await Stage.of(hub)),
})

/** Asks the hub what the page with the code asks, without that page: half of what it takes to join. Gives the device's id. */
async function pair(context: BrowserContext, origin: string, code: string): Promise<string> {
  const answer = await context.request.post(`${origin}/v1/pair`, { data: { code, several: true }, headers: { origin } })
  return pairDown.parse(await answer.json()).device
}

/** Opens an address with a code, as people do, and waits until the page has become that device. Gives the device's id. */
export async function joinOn(page: Page, address: string): Promise<string> {
  page.on('pageerror', (error) => console.error('page error:', error.message))
  await page.goto(address)
  await page.waitForURL(/\/d\/[^/]+\//)
  return /\/d\/([^/]+)\//.exec(page.url())?.[1] ?? ''
}

export { expect }
