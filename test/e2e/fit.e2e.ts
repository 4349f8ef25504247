/* Whatever a waiting-room screen has to say at once, nothing of it lies on anything else or over the rim. */
import type { Browser, Page } from '@playwright/test'
import { clean } from './axe.ts'
import { expect, test } from './centre.ts'
import type { HubProcess } from './hubProcess.ts'

const desks = (from: number, to: number, prefix = 'Desk') => Array.from({ length: to - from + 1 }, (_, i) => `${prefix} ${from + i}`)
const call = (ticket: string, desk: string, at: number) => ({ ticket, desk, at })
const FOUR = [
  { desks: desks(1, 4), from: 15, to: 45 },
  { desks: desks(5, 6), from: 0, to: 10 },
  { desks: ['Room 7'], from: 95, to: 140 },
  { desks: ['Desk 11', 'Desk 13'], from: 10, to: 25 },
]
const SETS = [[], FOUR.slice(0, 1), FOUR.slice(2, 3), FOUR.slice(0, 2), FOUR.slice(2), FOUR.slice(0, 3), FOUR]
const LATE = { ticket: null, desks: ['Desk 7'], expectedAt: Date.parse('2027-01-12T11:20:00Z'), reason: 'An appointment is taking longer than it should' }
const SHORT = { current: call('41', 'Desk 4', 4), before: [call('44', 'Desk 5', 3), call('40', 'Desk 4', 2), call('39', 'Desk 2', 1)] }
const LONG = { current: call('KB12', 'Register office', 4), before: [call('188', 'Interview room', 3), call('K03', 'Desk 12', 2), call('199', 'Room B', 1)] }

type Wall = { page: Page; show: (frame: object) => void }

/** A waiting-room screen that gets frames of our own making. `silent`: the browser does not let it sound. */
async function wall(browser: Browser, hub: HubProcess, silent: boolean): Promise<Wall> {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
  // A look at the page is a press of a key for the browser: it would let it sound.
  if (silent) await page.addInitScript(() => Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' }))
  let send: (text: string) => void = () => undefined
  await page.routeWebSocket(/\/v1\/board$/, (socket) => (send = (text) => socket.send(text)))
  await page.goto(`${hub.url}/#${await hub.code('display', 'Test wall', null)}`)
  await page.waitForURL(/\/d\/[^/]+\//)
  await expect(page.getByText('Hearing loop')).toBeVisible()
  if (!silent) await page.keyboard.press('Shift')
  await expect(page.getByText('No sound. Press any key to turn the sound on')).toBeVisible({ visible: silent })
  const clock = { now: Date.parse('2027-01-12T11:16:00Z'), rate: 1 }
  return { page, show: (frame) => send(JSON.stringify({ clock, timeZone: 'Europe/London', demo: true, current: null, before: [], ...frame })) }
}

/** What of the screen lies on something else, or beyond the rim. Capitals and digits alone: a box is higher than what is seen of it. */
const wrong = async (page: Page) =>
  page.evaluate(() => {
    const inked = (element: Element, letters: number): [string, DOMRect] => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return [element.textContent ?? '', new DOMRect(x, y + height * (1 - letters), width, height * (2 * letters - 1))]
    }
    const things = [
      ...[...document.querySelectorAll('[data-called] h1, section > p, section ol li > bdi, section time')].map((one) => inked(one, 1)),
      ...[...document.querySelectorAll('[data-called] p > bdi:first-of-type')].map((one) => inked(one, 1)),
      ...[...document.querySelectorAll('[data-called] p > bdi:last-of-type > span')].map((one) => inked(one, 0.84)),
    ]
    const off = things.filter(([, box]) => box.top < 0 || box.left < 0 || box.bottom > innerHeight + 1 || box.right > innerWidth + 1)
    const over = things.flatMap(([a, one], i) =>
      things.slice(i + 1).flatMap(([b, other]) => {
        const [wide, high] = [
          Math.min(one.right, other.right) - Math.max(one.left, other.left),
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top),
        ]
        return wide > 1 && high > 1 ? [`"${a}" and "${b}" by ${Math.round(high)}px`] : []
      }),
    )
    return [...off.map(([text]) => `"${text}" over the rim`), ...over]
  })

/** Every set of what there may be at once. Gives what was wrong. */
async function look({ page, show }: Wall, size: string): Promise<string[]> {
  const found: string[] = []
  for (const [name, calls] of Object.entries({ SHORT, LONG }))
    for (const [some, waits] of SETS.entries())
      for (const late of [false, true]) {
        show({ ...calls, ...(waits.length > 0 && { waits }), ...(late && { delays: [LATE] }) })
        await expect(page.getByRole('region', { name: 'How long it takes now' })).toHaveCount(waits.length > 0 ? 1 : 0)
        await expect(page.getByRole('region', { name: 'Delays' })).toHaveCount(late ? 1 : 0)
        await expect(page.locator('[data-called]')).toContainText(calls.current.ticket)
        for (const one of await wrong(page)) found.push(`${size}, ${name}, waits ${some}${late ? ', a delay' : ''}: ${one}`)
        if (process.env['LOOK']) await page.screenshot({ path: `${process.env['LOOK']}/${size} ${name} ${some} ${late}.png` })
      }
  return found
}

test('delays, waits, help and the call stand beside each other, with sound and without, on its side and upright', async ({ chromium, hub }) => {
  const [sounding, silent] = [await wall(chromium, hub, false), await wall(chromium, hub, true)]
  const found = await look(sounding, 'sound')
  await clean(sounding.page, 'waiting room, a delay and four waits')
  found.push(...(await look(silent, 'no sound')))
  await sounding.page.setViewportSize({ width: 1080, height: 1920 })
  found.push(...(await look(sounding, 'upright')))
  expect(found).toEqual([])
})
