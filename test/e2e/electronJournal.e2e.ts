/* In Electron what is not shared is kept twice: in the browser's store, and in a file beside it. */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { readTable } from './deviceLog.ts'
import { expect, launchDesk, test as base } from './electronApp.ts'
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

const journalFile = (userData: string) => join(userData, readdirSync(userData).find((name) => name.startsWith('unsent-')) ?? 'no journal')
/** The ids in the journal, in order. A line is [checksum, id, incarnation, counter, text]. */
const kept = (userData: string) =>
  readFileSync(journalFile(userData), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as [string, string])[1])

async function deviceOf(desk: Page): Promise<string> {
  return (await desk.evaluate(() => window.foyer?.who()))?.device ?? ''
}
const outbox = async (desk: Page) => (await readTable<{ id: string }>(desk, await deviceOf(desk), 'outbox')).map((row) => row.id)

/** Everything of IndexedDB in the profile, wherever this Chromium keeps it. */
function deleteStore(userData: string): number {
  const found = readdirSync(userData, { recursive: true, encoding: 'utf8' }).filter((path) => /(^|\/)IndexedDB$/.test(path.replaceAll('\\', '/')))
  for (const path of found) rmSync(join(userData, path), { recursive: true })
  return found.length
}

test('the journal: the store is deleted between two starts; what was not shared comes back, and reaches the hub once', async ({ hub, userData }) => {
  const env = { FOYER_HUB: hub.url, FOYER_PAIR_CODE: await hub.code('welcome', 'Welcome desk', null) }
  const before = await launchDesk({ userData, env, monitors: 1 })
  await ready(before.desk)
  await giveNumber(before.desk, 'council tax bill')
  await ready(before.desk)
  // What is in the log leaves the journal.
  await expect.poll(() => statSync(journalFile(userData)).size, { timeout: 15_000 }).toBe(0)
  await hub.kill('SIGKILL')
  await expect(before.desk.getByText(/Working on its own/)).toBeVisible({ timeout: 30_000 })
  const own = await giveNumber(before.desk, 'council tax bill')
  const unsent = await outbox(before.desk)
  expect(unsent).toHaveLength(2)
  expect(kept(userData)).toEqual(unsent)
  expect(statSync(journalFile(userData)).mode & 0o777).toBe(0o600)
  await before.app.close()
  expect(deleteStore(userData)).toBeGreaterThan(0)

  await hub.run()
  const after = await launchDesk({ userData, env: { FOYER_HUB: hub.url }, monitors: 1 })
  try {
    await ready(after.desk)
    await expect(after.desk.getByText(/2 things not shared by then were kept\. Nothing is missing/)).toBeVisible()
    await expect.poll(() => outbox(after.desk), { timeout: 20_000 }).toEqual([])
    const pages = await readTable<{ raw: string }>(after.desk, await deviceOf(after.desk), 'pages')
    const ids = pages.flatMap((page) => page.raw.split('\n')).map((raw) => (JSON.parse(raw) as { id: string }).id)
    for (const id of unsent) expect(ids.filter((one) => one === id)).toHaveLength(1)
    expect(new Set(ids).size).toBe(ids.length)
    await expect(after.desk.getByText(own, { exact: true }).first()).toBeVisible()
    await expect.poll(() => statSync(journalFile(userData)).size, { timeout: 15_000 }).toBe(0)
  } finally {
    await after.app.close()
  }
})
