/* Everything that is measured, put up: a hub on a full log, two desks that pulled it, and the bare pages beside them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { buildWhenNeeded } from '#scripts/buildWhenNeeded.ts'
import { CHROMIUM_ARGS, chromiumPath } from '#scripts/chromium.ts'
import { joinOn } from '#test/e2e/centre.ts'
import { HubProcess } from '#test/e2e/hubProcess.ts'
import { readTable } from '#test/e2e/deviceLog.ts'
import type { PageRow } from '#renderer/log/database.ts'
import type { Sight } from './eye.ts'
import { openEye } from './eye.ts'
import { fill } from './fill.ts'

export type Device = { page: Page; address: string; id: string }
export type Stage = {
  version: string
  welcome: Device
  adviser: Device
  floor: { url: string; desk: Page; other: Page; start: Page }
  /** Gives the bare start page the very records that a device of ours holds, and says how many events they are. */
  copyLog(from: Device): Promise<number>
  close(): Promise<void>
}

/** The adviser's queue, and the primary button that calls the next. */
export const USABLE: Sight = [
  ['button[aria-keyshortcuts="Enter"]:not([aria-disabled])', '^Call \\d+ to desk 1'],
  ['[data-rows] button[data-row]', '\\d'],
]

export async function setUp({ visits, events }: { visits: number; events: number }, said: (line: string) => void): Promise<Stage> {
  const built = await buildWhenNeeded(() => said('Building the screens …'))
  if (built && !built.ok) throw new Error(built.output)
  const closing: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const end of closing.reverse()) await end()
  }
  try {
    const hub = await HubProcess.start('--demo-clock')
    closing.push(() => hub.stop())
    said(`Writing ${events} events through the hub …`)
    await fill(hub.url, await hub.code('lead', 'Team lead', null), { visits, events })
    const floor = await floorServer()
    closing.push(floor.stop)
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
    closing.push(() => browser.close())
    said('Two desks pull the log …')
    const welcome = await joinDevice(browser, hub, 'welcome', 'Welcome desk', null)
    const adviser = await joinDevice(browser, hub, 'adviser', 'Desk 1', 'desk-1')
    for (const { page } of [welcome, adviser]) await page.getByText(/Everything saved/).waitFor({ timeout: 60_000 })
    await adviser.page.getByRole('button', { name: /^Call \d+ to desk 1/ }).waitFor({ timeout: 60_000 })
    const [desk, other, start] = [await newPage(browser, null), await newPage(browser, null), await newPage(browser, [['#own', 'read$']])]
    await desk.goto(`${floor.url}/desk`)
    await other.goto(`${floor.url}/desk`)
    await start.goto(`${floor.url}/start`)
    return {
      version: browser.version(),
      welcome,
      adviser,
      floor: { url: floor.url, desk, other, start },
      copyLog: (from) => copyLog(from, start),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function joinDevice(browser: Browser, hub: HubProcess, role: 'welcome' | 'adviser', label: string, desk: string | null): Promise<Device> {
  const page = await newPage(browser, role === 'adviser' ? USABLE : null)
  const id = await joinOn(page, `${hub.url}/#${await hub.code(role, label, desk)}`)
  return { page, id, address: page.url() }
}

async function newPage(browser: Browser, atStart: Sight | null): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  await context.addInitScript(openEye, atStart)
  return context.newPage()
}

async function copyLog({ page, id }: Device, bare: Page): Promise<number> {
  const rows = await readTable<PageRow>(page, id, 'pages')
  await bare.evaluate(
    (copied) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('floor', 1)
        opening.addEventListener('success', () => {
          const writing = opening.result.transaction('pages', 'readwrite')
          for (const row of copied) writing.objectStore('pages').put(row)
          writing.addEventListener('error', () => reject(writing.error))
          writing.addEventListener('complete', () => {
            opening.result.close()
            resolve()
          })
        })
      }),
    rows,
  )
  return rows.reduce((sum, row) => sum + row.recvAt.length, 0)
}

async function floorServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'floorServer.ts')], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return {
    url: `http://127.0.0.1:${String(said).trim()}`,
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
