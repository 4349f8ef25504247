/* The hub's data folder is put back to an older copy, under two desks that work. */
import { cpSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { askHub } from '#hub/admin/askHub.ts'
import { DATA_FILE } from '#hub/store/sqlite.ts'
import { expect, test } from './centre.ts'
import { readLog, readTable, today } from './deviceLog.ts'
import { level, ready } from './steps.ts'

test('two desks work, the hub is put back to an older copy: everything is there again, once', async ({ hub, join }) => {
  test.setTimeout(180_000)
  const file = joinPath(hub.dataDir, DATA_FILE)
  const copy = joinPath(tmpdir(), `foyer-copy-${hub.port}.sqlite`)
  const desks = [await join('welcome', 'Welcome 1'), await join('welcome', 'Welcome 2')]
  const [first] = desks
  if (!first) throw new Error('no desk')
  const greetAtEach = async () => {
    for (const { page } of desks) {
      await page.keyboard.press('Enter')
      await expect(page.getByText(/^Greeted \d/)).toBeVisible()
      await page.keyboard.press('0')
      await expect(page.getByText(/^Greeted \d/)).toBeHidden()
    }
  }
  for (const { page } of desks) await ready(page)
  await greetAtEach()
  await level(desks, 60_000)
  await hub.kill('SIGTERM')
  cpSync(file, copy)
  await hub.run()
  await greetAtEach()
  await greetAtEach()
  await level(desks, 60_000)
  const before = await readLog(first.page, first.id)

  await hub.kill('SIGTERM')
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  cpSync(copy, file)
  rmSync(copy)
  // What is done while it is away is kept as ever.
  await greetAtEach()
  await hub.run()
  await level(desks, 90_000)

  for (const { page, id } of desks) {
    const { confirmed, state } = await readLog(page, id)
    expect(confirmed.slice(0, before.confirmed.length)).toEqual(before.confirmed)
    expect(new Set(confirmed.map((event) => event.id)).size).toBe(confirmed.length)
    expect([...today(state).visits.values()].filter(({ situation }) => situation.is === 'answered')).toHaveLength(8)
    expect(await readTable(page, id, 'archive')).toEqual([])
    await expect(page.getByText('Everything saved')).toBeVisible()
  }
  expect(await askHub({ database: null, dataDir: hub.dataDir }, { do: 'verify' })).toMatchObject({ troubles: [] })
})
