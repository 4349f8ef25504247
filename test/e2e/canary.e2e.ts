import { readdirSync, readFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { businessDay } from '#domain/time/businessDay.ts'
import { expect, test } from './centre.ts'
import { readLog } from './deviceLog.ts'
import { giveNumber, level, openSheet, ready } from './steps.ts'

const CANARY = 'Zebedee Quillfeather'

test('a name typed at the welcome desk is in no frame that a display receives, and nowhere in the log', async ({ hub, join }) => {
  const screen = await join('display', 'Waiting room')
  const frames: string[] = []
  screen.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload))))
  await screen.page.reload()
  const welcome = await join('welcome', 'Welcome desk')
  const desk = await join('adviser', 'Desk 1', 'desk-1')
  for (const { page } of [welcome, desk]) await ready(page)

  await welcome.page.keyboard.press('Enter')
  await expect(welcome.page.getByText(/^Greeted \d/)).toBeVisible()
  await welcome.page.keyboard.type(`council tax bill`)
  await welcome.page.keyboard.press('Enter')
  await expect(welcome.page.getByRole('button', { name: /^Give number \d/ })).toBeFocused()
  await welcome.page.getByLabel('Name').fill(CANARY)
  // By mouse, straight out of the name's box: nothing moves from under the pointer.
  await welcome.page.getByRole('button', { name: /^Give number \d/ }).click()
  await expect(welcome.page.getByText('Number given')).toBeVisible()
  const other = await giveNumber(welcome.page, 'council tax bill')
  await expect(desk.page.getByRole('button', { name: /^Call \d/ })).toBeVisible()
  await desk.page.keyboard.press('Enter')
  await level([welcome, desk])

  // The name did arrive where it belongs: on the card, at the other desk.
  await expect.poll(async () => JSON.stringify(await readCards(desk.page, desk.id)), { timeout: 10_000 }).toContain(CANARY)
  await expect.poll(() => frames.some((frame) => frame.includes('"current":{')), { timeout: 10_000 }).toBe(true)
  expect(other).not.toBe('')
  for (const frame of frames) expect(frame).not.toMatch(/Zebedee|Quillfeather|lgsl|council/i)
  expect(await screen.page.content()).not.toMatch(/Zebedee|Quillfeather/)
  const { confirmed } = await readLog(desk.page, desk.id)
  expect(JSON.stringify(confirmed)).not.toMatch(/Zebedee|Quillfeather/)

  // Nor in the hub's own log table, read as the file lies there.
  await hub.kill('SIGTERM')
  const { DatabaseSync } = await import('node:sqlite')
  const file = readdirSync(hub.dataDir).find((name) => /\.(db|sqlite)$/.test(name)) ?? ''
  const database = new DatabaseSync(joinPath(hub.dataDir, file), { readOnly: true })
  const rows = database.prepare('select cast(raw as text) as raw from event').all()
  expect(rows.length).toBeGreaterThan(5)
  expect(JSON.stringify(rows)).not.toMatch(/Zebedee|Quillfeather/)
  database.close()
  expect(readFileSync(joinPath(hub.dataDir, file)).includes('Zebedee')).toBe(true)
})

test('the name of an appointment is on cards and nowhere else, from its booking to the call: in no frame, no log, on no slip and not on the open screen', async ({
  hub,
  join,
  stage,
}) => {
  const OTHER = 'Wilhelmina Quartermaine'
  const ANY = /Wilhelmina|Quartermaine/i
  const screen = await join('display', 'Waiting room')
  const frames: string[] = []
  screen.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload))))
  await screen.page.reload()
  const welcome = await join('welcome', 'Welcome desk')
  const desk = await join('adviser', 'Desk 1', 'desk-1')
  for (const { page } of [welcome, desk]) await ready(page)
  const { page } = welcome
  await page.evaluate(() => Object.assign(window, { print: () => undefined }))
  const day = businessDay(Date.now(), 'Europe/London')
  await stage.does({ type: 'importAppointments', rows: [{ appointment: 'ref-CANARY1', service: 'lgsl:58', at: Date.now(), desk: null, day }] })
  await openSheet(page, /^Appointments/)
  const row = page.getByRole('button', { name: /Reference CANARY1/ })
  await row.press('Enter')
  await page.getByRole('textbox', { name: 'Name, if they give one' }).fill(OTHER)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Kept on the customer card, and nowhere else.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(row).toContainText(OTHER)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Appointments next' })).toBeVisible()
  expect(await page.locator('body').textContent()).not.toMatch(ANY)

  await page.keyboard.press('Alt+l')
  await page.keyboard.type('wilhelmina')
  await expect(page.getByRole('option')).toContainText(OTHER)
  await page.keyboard.press('Enter')
  const give = page.getByRole('button', { name: /^Give number \d/ })
  await expect(give).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Number given')).toBeVisible()
  await page.getByRole('button', { name: 'Print the slip' }).click()
  await expect(page.locator('[data-slip]')).toBeAttached()
  expect(await page.locator('[data-slip]').textContent()).not.toMatch(ANY)
  await expect(desk.page.getByRole('button', { name: /^Call \d/ })).toBeVisible()
  await desk.page.keyboard.press('Enter')
  await level([welcome, desk])
  // The colleague who sees them knows whom.
  await expect(desk.page.getByText(OTHER)).toBeVisible()
  await expect.poll(() => frames.some((frame) => frame.includes('"current":{')), { timeout: 10_000 }).toBe(true)
  for (const frame of frames) expect(frame).not.toMatch(ANY)
  expect(await screen.page.content()).not.toMatch(ANY)
  const { confirmed } = await readLog(desk.page, desk.id)
  expect(JSON.stringify(confirmed)).not.toMatch(ANY)

  await hub.kill('SIGTERM')
  const { DatabaseSync } = await import('node:sqlite')
  const file = readdirSync(hub.dataDir).find((name) => /\.(db|sqlite)$/.test(name)) ?? ''
  const database = new DatabaseSync(joinPath(hub.dataDir, file), { readOnly: true })
  expect(JSON.stringify(database.prepare('select cast(raw as text) as raw from event').all())).not.toMatch(ANY)
  const cards = JSON.stringify(database.prepare('select visit, text from card_write').all())
  database.close()
  expect(cards).toMatch(/"visit":"booked:[^"]*","text":"Wilhelmina Quartermaine"/)
})

async function readCards(page: import('@playwright/test').Page, id: string): Promise<unknown> {
  const { readTable } = await import('./deviceLog.ts')
  return readTable(page, id, 'cards')
}
