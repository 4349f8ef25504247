/* Processes that end in the middle of things. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { chromium } from '@playwright/test'
import type { BrowserContext } from '@playwright/test'
import { CHROMIUM_ARGS, windowlessPath } from '#scripts/chromium.ts'
import { expect, joinOn, test } from './centre.ts'
import type { Device } from './centre.ts'
import { readLog, today } from './deviceLog.ts'
import { level, ready } from './steps.ts'

/** Greets and answers people as fast as the keys go; gives how many. Two events each. */
async function burst({ page }: Device, people: number): Promise<number> {
  for (let i = 0; i < people; i++) {
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^Greeted \d/)).toBeVisible()
    await page.keyboard.press('0')
    await expect(page.getByText(/^Greeted \d/)).toBeHidden()
  }
  return people
}

test('the hub is killed during a burst of pushes from three devices: every event once, all devices equal', async ({ hub, join }) => {
  test.setTimeout(180_000)
  const devices = [await join('welcome', 'Welcome 1'), await join('welcome', 'Welcome 2'), await join('welcome', 'Welcome 3')]
  for (const { page } of devices) await ready(page)
  const people = devices.map((device) => burst(device, 25))
  for (let i = 0; i < 3; i++) {
    await new Promise((done) => setTimeout(done, 700))
    await hub.kill('SIGKILL')
    await hub.run()
  }
  const expected = (await Promise.all(people)).reduce((sum, count) => sum + count, 0)
  await level(devices, 60_000)
  const [first] = devices
  if (!first) throw new Error('no device')
  const { confirmed, state } = await readLog(first.page, first.id)
  expect(new Set(confirmed.map((event) => event.id)).size).toBe(confirmed.length)
  expect(confirmed.map((event) => event.n)).toEqual(confirmed.map((_, i) => i + 1))
  const answered = [...today(state).visits.values()].filter((visit) => visit.situation.is === 'answered')
  expect(answered).toHaveLength(expected)
  expect(confirmed.filter((event) => event.type === 'answeredAtWelcomeDesk')).toHaveLength(expected)
})

test('the browser is killed with unsent events: they are there at the next start, and arrive', async ({ hub }) => {
  const profile = mkdtempSync(joinPath(tmpdir(), 'foyer-profile-'))
  const open = () =>
    chromium.launchPersistentContext(profile, { executablePath: windowlessPath(), args: CHROMIUM_ARGS, viewport: { width: 1366, height: 768 } })
  let context: BrowserContext = await open()
  try {
    const joining = context.pages()[0] ?? (await context.newPage())
    const id = await joinOn(joining, `${hub.url}/#${await hub.code('welcome', 'Welcome desk', null)}`)
    await ready(joining)
    // A browser writes its cookies within 30 seconds, or when it closes: this desk joined yesterday, not a moment ago.
    const home = joining.url()
    await context.close()
    context = await open()
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(home)
    await ready(page)
    await hub.kill('SIGKILL')
    await burst({ page, context, id, line: undefined as never }, 5)
    const address = page.url()
    expect((await readLog(page, id)).unsent).toHaveLength(10)
    await killBrowser(profile)
    await context.close().catch(() => undefined)

    await hub.run()
    context = await open()
    const again = context.pages()[0] ?? (await context.newPage())
    await again.goto(address)
    await ready(again)
    await expect.poll(async () => (await readLog(again, id)).unsent.length, { timeout: 20_000 }).toBe(0)
    const { state } = await readLog(again, id)
    expect([...today(state).visits.values()].filter((visit) => visit.situation.is === 'answered')).toHaveLength(5)
  } finally {
    await context.close().catch(() => undefined)
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
})

test('a desk that lost its token joins again with a new code as the same device, and shares what it still had', async ({ hub, join }) => {
  const { page, context, line, id } = await join('welcome', 'Welcome desk')
  await ready(page)
  line.cut()
  await burst({ page, context, line, id }, 2)
  expect((await readLog(page, id)).unsent).toHaveLength(4)
  await context.clearCookies()
  line.mend()
  await page.reload()
  await page.getByRole('button', { name: 'Join again' }).click()
  await page.getByLabel('Code').fill(await hub.code('welcome', 'Welcome desk', null))
  await page.keyboard.press('Enter')
  await ready(page)
  expect(page.url()).toContain(`/d/${id}/`)
  await expect.poll(async () => (await readLog(page, id)).unsent.length, { timeout: 20_000 }).toBe(0)
})

/** Every process of the browser on this profile, at once. */
async function killBrowser(profile: string): Promise<void> {
  const { execFileSync } = await import('node:child_process')
  execFileSync('pkill', ['-9', '-f', `user-data-dir=${profile}`])
  await new Promise((done) => setTimeout(done, 500))
}
