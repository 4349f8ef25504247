/* A log of some busy days: who joins late need not read it all, and what is in a backup need not lie on every desk. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { Writer, fill } from '#bench/desk/fill.ts'
import type { PageRow, SnapRow } from '#renderer/log/database.ts'
import type { Device } from './centre.ts'
import { expect, test as base } from './centre.ts'
import { readTable } from './deviceLog.ts'
import { HubProcess } from './hubProcess.ts'
import { level, ready } from './steps.ts'

const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern
  hub: async ({}, use) => {
    const hub = await HubProcess.start('--demo-clock')
    await use(hub)
    await hub.stop()
  },
})

const pagesOf = ({ page, id }: Device) => readTable<PageRow>(page, id, 'pages')
const snapsOf = async ({ page, id }: Device) => (await readTable<SnapRow>(page, id, 'snap')).map(({ n }) => n)

test('a desk that joins late starts from a snapshot and shows the same queue; a desk lets go of pages once they are in a backup', async ({ hub, join }) => {
  test.setTimeout(240_000)
  const folder = mkdtempSync(joinPath(tmpdir(), 'foyer-backup-'))
  const { now } = await fill(hub.url, await hub.code('lead', 'Team lead', null), { visits: 300, events: 6000 })
  const early = await join('adviser', 'Desk 1', 'desk-1')
  await ready(early.page)
  const lastOf = async () => Math.max(...(await pagesOf(early)).map((page) => page.to))
  await expect.poll(lastOf, { timeout: 60_000 }).toBeGreaterThanOrEqual(6000)
  const head = await lastOf()
  expect((await pagesOf(early))[0]?.from).toBe(1)

  await hub.kill('SIGTERM')
  await hub.run()
  // Its clock begins with the real time again: who is first is a question of the clock.
  await (await Writer.joined(hub.url, await hub.code('lead', 'Clock', null))).setClock(now)
  const late = await join('adviser', 'Desk 2', 'desk-2')
  await ready(late.page)
  await level([early, late])
  for (const { page } of [early, late]) await expect(page.getByText(/^11:1\dam$/)).toBeVisible({ timeout: 60_000 })
  const [from = 0] = await snapsOf(late)
  expect(from).toBeGreaterThanOrEqual(head)
  expect((await pagesOf(late)).every((page) => page.from > from)).toBe(true)
  const queue = (device: Device) => device.page.locator('[data-rows] bdi').allTextContents()
  expect((await queue(early)).length).toBeGreaterThan(5)
  expect(await queue(late)).toEqual(await queue(early))

  // Its own snapshot it has by now; its pages it keeps until the hub says that a backup has them.
  await expect.poll(() => snapsOf(early), { timeout: 30_000 }).toHaveLength(1)
  expect((await pagesOf(early))[0]?.from).toBe(1)
  await hub.backup(joinPath(folder, 'backup'))
  await expect.poll(async () => (await pagesOf(early)).filter((page) => page.to <= head).length, { timeout: 30_000 }).toBe(0)
  await early.page.reload()
  await ready(early.page)
  await level([early, late])
  expect(await queue(late)).toEqual(await queue(early))
  rmSync(folder, { recursive: true, force: true })
})
