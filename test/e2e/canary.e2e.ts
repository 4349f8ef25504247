import { readdirSync, readFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { expect, test } from './centre.ts'
import { readLog } from './deviceLog.ts'
import { giveNumber, level, ready } from './steps.ts'

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

async function readCards(page: import('@playwright/test').Page, id: string): Promise<unknown> {
  const { readTable } = await import('./deviceLog.ts')
  return readTable(page, id, 'cards')
}
