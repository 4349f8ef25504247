/* What a desk is asked in a real Chromium: how long a new one needs, how long a start, what it weighs. */
import type { Browser, Page } from '@playwright/test'
import { openEye, start } from '#bench/desk/eye.ts'
import { USABLE } from '#bench/desk/stage.ts'
import { joinOn } from '#test/e2e/centre.ts'
import type { Centre } from './hubSide.ts'

export type Desk = { page: Page; address: string; id: string; joinMs: number }

const PATIENCE = 600_000

/** A new desk, from the code to the moment when its queue stands there and everything is level. */
export async function newDesk(browser: Browser, { hub }: Centre, label: string): Promise<Desk> {
  const code = await hub.code('adviser', label, 'desk-1')
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  await context.addInitScript(openEye, USABLE)
  const page = await context.newPage()
  const began = performance.now()
  const id = await joinOn(page, `${hub.url}/#${code}`)
  await page.getByRole('button', { name: /^Call \d+ to desk 1/ }).waitFor({ timeout: PATIENCE })
  await page.getByText(/Everything saved/).waitFor({ timeout: PATIENCE })
  return { page, id, address: page.url(), joinMs: performance.now() - began }
}

/** From the navigation until the queue is painted. */
export async function startDesk({ page, address }: Desk): Promise<number> {
  return start(page, address)
}

export type Weight = { heapMegabytes: number; databaseMegabytes: number; pages: number; events: number }

export async function weigh({ page, id }: Desk): Promise<Weight> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = (await session.send('Performance.enable').then(() => session.send('Performance.getMetrics'))) as {
    metrics: { name: string; value: number }[]
  }
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN
  await session.detach()
  const stored = await page.evaluate(async (name) => {
    const { usage = 0 } = await navigator.storage.estimate()
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.addEventListener('error', () => reject(opening.error))
      opening.addEventListener('success', () => resolve(opening.result))
    })
    let [pages, events] = [0, 0]
    await new Promise<void>((resolve) => {
      const walking = database.transaction('pages').objectStore('pages').openCursor()
      walking.addEventListener('success', () => {
        const at = walking.result
        if (!at) return resolve()
        const { from, to } = at.value as { from: number; to: number }
        pages += 1
        events += to - from + 1
        at.continue()
      })
    })
    database.close()
    return { usage, pages, events }
  }, `foyer-${id}`)
  return { heapMegabytes: Math.round(heap / 1e6), databaseMegabytes: Math.round(stored.usage / 1e6), pages: stored.pages, events: stored.events }
}
