/*
  The eye: sees in a page when a key was pressed (the event's own time) and when what came of it was painted. The same eye looks
  at Foyer and at its bare floor, so whatever it costs, it costs both.
*/
import type { Page } from '@playwright/test'

/** What must be on the screen: for each line an element of this selector whose words fit this pattern. */
export type Sight = readonly (readonly [selector: string, words: string])[]
/** Instants in milliseconds since 1970, on the clock that all pages of a machine share. */
export type Seen = { pressed: number; painted: number }

export type Eye = { look(sight: Sight): void; seen(): Promise<Seen> }
declare global {
  interface Window {
    eye: Eye
  }
}

/** Runs in the page before anything else does. `atStart`: what to look for from the first moment of each document on. */
export function openEye(atStart: Sight | null): void {
  const now = () => performance.timeOrigin + performance.now()
  let pressed = Number.NaN
  addEventListener('keydown', (event) => (pressed = performance.timeOrigin + event.timeStamp), true)
  let painting: Promise<number> = Promise.resolve(Number.NaN)

  const isThere = (sight: Sight) =>
    sight.every(([selector, words]) => {
      const pattern = new RegExp(words)
      return [...document.querySelectorAll(selector)].some((element) => pattern.test(element.textContent ?? ''))
    })
  /** The frame after the change, and then the first task after that frame: ahead of what waits for other reasons. */
  const afterPaint = (done: (at: number) => void) => {
    requestAnimationFrame(() => void window.scheduler.postTask(() => done(now()), { priority: 'user-blocking' }))
  }
  const look = (sight: Sight) => {
    painting = new Promise((done) => {
      const observer = new MutationObserver(() => {
        if (!isThere(sight)) return
        observer.disconnect()
        afterPaint(done)
      })
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
    })
  }
  window.eye = {
    look(sight) {
      if (isThere(sight)) throw new Error(`Already there before the key: ${JSON.stringify(sight)}`)
      pressed = Number.NaN
      look(sight)
    },
    seen: async () => ({ painted: await painting, pressed }),
  }
  if (atStart) look(atStart)
}

/** One press: how long until it shows on the page itself, and on another page where it should show there too. In milliseconds. */
export async function press(page: Page, key: string, sight: Sight, other?: { page: Page; sight: Sight }): Promise<{ own: number; other: number | null }> {
  await page.evaluate((looked) => window.eye.look(looked), sight)
  await other?.page.evaluate((looked) => window.eye.look(looked), other.sight)
  await page.keyboard.press(key)
  const { pressed, painted } = await inTime(page, JSON.stringify(sight))
  const there = other ? (await inTime(other.page, JSON.stringify(other.sight))).painted : null
  return { own: painted - pressed, other: there === null ? null : there - pressed }
}

/** From the start of the navigation until the sight that this page's eye was opened with was painted. In milliseconds. */
export async function start(page: Page, address: string): Promise<number> {
  await page.goto('about:blank')
  await page.goto(address, { waitUntil: 'commit' })
  const { painted } = await inTime(page, address)
  return painted - (await page.evaluate(() => performance.timeOrigin))
}

async function inTime(page: Page, what: string): Promise<Seen> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`Not painted in 20 seconds: ${what}`)), 20_000)))
  return Promise.race([page.evaluate(() => window.eye.seen()), late]).finally(() => clearTimeout(timer))
}
