/*
  Whether estimating ever keeps somebody waiting who types: a welcome desk in a real Chromium, a full waiting room, and a person more every second
  while keys are pressed. Chromium itself says which tasks took 50 milliseconds or more, and how long each key took to be painted.
*/
import { chromium } from '@playwright/test'
import type { LoggedEvent } from '#domain/events.ts'
import { MINUTE } from '#domain/instant.ts'
import { percentile } from '#domain/queue/waits.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { buildWhenNeeded } from '#scripts/buildWhenNeeded.ts'
import { CHROMIUM_ARGS, chromiumPath } from '#scripts/chromium.ts'
import { joinOn } from '#test/e2e/centre.ts'
import { HubProcess } from '#test/e2e/hubProcess.ts'
import { Writer } from '#bench/desk/fill.ts'
import { BusyCentre } from './busyCentre.ts'
import type { Measured } from './goals.ts'
import { atMost } from './goals.ts'

const [WAITING, APPOINTMENTS, SECONDS] = [60, 50, 30]
const WORDS = 'a letter about council tax and the parking fine from last week '

declare global {
  interface Window {
    tasks: number[]
    keys: number[]
  }
}

/** Runs in the page before anything else does. */
function watch(): void {
  window.tasks = []
  window.keys = []
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
  new PerformanceObserver((list) => {
    window.keys.push(...list.getEntries().flatMap(({ name, duration }) => (name === 'keydown' ? [duration] : [])))
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
}

export async function typing(): Promise<Measured> {
  const built = await buildWhenNeeded()
  if (built && !built.ok) throw new Error(built.output)
  const hub = await HubProcess.start('--demo-clock')
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
  try {
    const day = businessDay(Date.now(), 'Europe/London')
    const centre = new BusyCentre()
    centre.morning(day, APPOINTMENTS, WAITING)
    const { events } = centre.played
    const writer = await Writer.joined(hub.url, await hub.code('lead', 'Team lead', null))
    await writer.write(asWritten([...centre.events, ...events], day))
    await writer.setClock(centre.now)
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
    await page.addInitScript(watch)
    await joinOn(page, `${hub.url}/#${await hub.code('welcome', 'Welcome desk', null)}`)
    await page.getByText(`${WAITING} waiting`).first().waitFor({ timeout: 60_000 })
    await page.waitForTimeout(3000)
    await page.evaluate(() => void (window.tasks.length = window.keys.length = 0))
    const box = page.getByRole('combobox', { name: 'What do they say?' })
    await box.focus()
    let pressed = 0
    for (let second = 0; second < SECONDS; second++) {
      const told = events.length
      centre.now += MINUTE / 60
      centre.walkIn()
      await writer.write(asWritten(events.slice(told), day))
      const until = performance.now() + 1000
      while (performance.now() < until) {
        await page.keyboard.type(WORDS[pressed++ % WORDS.length]!)
        await page.waitForTimeout(60)
      }
      if (second % 5 === 4) await box.fill('')
    }
    const { tasks, keys } = await page.evaluate(() => ({ tasks: window.tasks, keys: window.keys }))
    const all = [...keys, ...Array.from({ length: Math.max(0, pressed - keys.length) }, () => 0)]
    const at = (p: number) => Math.round(percentile(all, p) ?? Number.NaN)
    const figures = {
      ...{ waiting: WAITING, appointments: APPOINTMENTS, seconds: SECONDS, keys: pressed, longTasks: tasks.length },
      ...{ longestMs: Math.round(Math.max(0, ...tasks)), keyP95Ms: at(0.95), keyLongestMs: at(1) },
    }
    return { figures, goals: [atMost('tasks of 50 ms or more while keys are pressed', tasks.length, 0)] }
  } finally {
    await browser.close()
    await hub.stop()
  }
}

/** As a device says them: the centre is there already, and numbers are numbers. */
function asWritten(events: readonly LoggedEvent[], day: string): LoggedEvent[] {
  const first = events.find(({ at }) => at > 0)?.at ?? 0
  const own = events.filter(({ type }) => type !== 'centreSetUp' && type !== 'dayBegan').map((event) => ({ ...event, day, at: event.at || first }))
  return JSON.parse(JSON.stringify(own).replaceAll(`${day}/`, '').replaceAll('"ticket":"v', '"ticket":"')) as LoggedEvent[]
}
